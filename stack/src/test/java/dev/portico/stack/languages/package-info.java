/** Every surface in every language: nothing is left in English, and names do not turn the words around them. */
@NullMarked
package dev.portico.stack.languages;

import org.jspecify.annotations.NullMarked;
