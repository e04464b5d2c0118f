/** Inviting people into an organisation with what they are to hold there, on top of Keycloak's own invitations. */
@NullMarked
package dev.portico.extension.invitations;

import org.jspecify.annotations.NullMarked;
