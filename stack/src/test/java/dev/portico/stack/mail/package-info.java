/** E-mail in and out of the support desk, through the real mail server, Keycloak and portal. */
@NullMarked
package dev.portico.stack.mail;

import org.jspecify.annotations.NullMarked;
