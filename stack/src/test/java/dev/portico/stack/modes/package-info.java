/** Who may enter the portal and what is offered to whom, in a browser with the real Keycloak. */
@NullMarked
package dev.portico.stack.modes;

import org.jspecify.annotations.NullMarked;
