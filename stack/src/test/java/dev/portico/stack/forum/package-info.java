/** The forum in a real browser, by the settings of a real Keycloak. */
@NullMarked
package dev.portico.stack.forum;

import org.jspecify.annotations.NullMarked;
