/** Looking through somebody's eyes: the token, what it opens and what it does not. */
@NullMarked
package dev.portico.stack.perspective;

import org.jspecify.annotations.NullMarked;
