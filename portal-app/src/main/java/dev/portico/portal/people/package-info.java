/** The persons tickets speak of: signed-in users, and senders known by e-mail only until they sign in. */
@NullMarked
package dev.portico.portal.people;

import org.jspecify.annotations.NullMarked;
