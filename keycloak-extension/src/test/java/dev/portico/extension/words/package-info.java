/** Sentences with a name. */
@NullMarked
package dev.portico.extension.words;

import org.jspecify.annotations.NullMarked;
