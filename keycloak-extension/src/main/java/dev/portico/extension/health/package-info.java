/** {@code /health}: whether what access needs is there, and whether changes reach those who are told of them. */
@NullMarked
package dev.portico.extension.health;

import org.jspecify.annotations.NullMarked;
