/** A service that trusts the tokens, as somebody else would write it: with a library of its own and nothing of Portico's. */
@NullMarked
package dev.portico.stack.reports;

import org.jspecify.annotations.NullMarked;
