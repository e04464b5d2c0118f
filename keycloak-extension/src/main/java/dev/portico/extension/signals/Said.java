package dev.portico.extension.signals;

import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Entry;

/** What the journal says of the change that is signalled. */
record Said(Actor actor, Entry entry) {}
