/** What people find about themselves, with a real Keycloak behind it. */
@NullMarked
package dev.portico.stack.profile;

import org.jspecify.annotations.NullMarked;
