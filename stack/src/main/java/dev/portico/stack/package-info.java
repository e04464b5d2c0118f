/** Starts and stops the real parts: Keycloak, PostgreSQL, the mailbox and the portal. */
@NullMarked
package dev.portico.stack;

import org.jspecify.annotations.NullMarked;
