/** What holds for the whole extension. */
@NullMarked
package dev.portico.extension;

import org.jspecify.annotations.NullMarked;
