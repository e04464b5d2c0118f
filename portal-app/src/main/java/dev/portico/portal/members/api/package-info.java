/** Keycloak's extension as User Management asks it: its contract, and the way its refusals come back. */
@NullMarked
package dev.portico.portal.members.api;

import org.jspecify.annotations.NullMarked;
