/** Random sequences of what delegates may try, held against a small model of what they may achieve. */
@NullMarked
package dev.portico.stack.delegation;

import org.jspecify.annotations.NullMarked;
