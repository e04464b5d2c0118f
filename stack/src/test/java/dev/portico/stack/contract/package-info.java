/** The documents under {@code docs/contracts} against the running server, and who gets through which route. */
@NullMarked
package dev.portico.stack.contract;

import org.jspecify.annotations.NullMarked;
