package dev.portico.extension.levels;

import dev.portico.extension.access.Supposition;
import dev.portico.extension.change.Change;
import dev.portico.extension.change.Reach;

/** What a change of a level would mean. */
record LevelEffect(Reach reach, Supposition supposition) implements Change {}
