/** Sentences that are told to programs, too: by a name, and in English. */
@NullMarked
package dev.portico.extension.words;

import org.jspecify.annotations.NullMarked;
