/** The production realm, as a file and after its import. */
@NullMarked
package dev.portico.stack.realm;

import org.jspecify.annotations.NullMarked;
