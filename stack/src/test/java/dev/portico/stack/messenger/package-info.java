/** The messenger in a browser, against the real portal and Keycloak. */
@NullMarked
package dev.portico.stack.messenger;

import org.jspecify.annotations.NullMarked;
