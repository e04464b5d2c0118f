/** The account console, and what it is told of one's own access. */
@NullMarked
package dev.portico.stack.account;

import org.jspecify.annotations.NullMarked;
