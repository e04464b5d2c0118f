/** The page "Portal access" in Keycloak's own console, in a real browser. */
@NullMarked
package dev.portico.stack.console;

import org.jspecify.annotations.NullMarked;
