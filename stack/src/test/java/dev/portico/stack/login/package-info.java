/** The login page and its gate, in a browser. */
@NullMarked
package dev.portico.stack.login;

import org.jspecify.annotations.NullMarked;
