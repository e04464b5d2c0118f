/** Private notes on the real thing. */
@NullMarked
package dev.portico.stack.vault;

import org.jspecify.annotations.NullMarked;
