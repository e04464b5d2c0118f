/** Where the resources hang in Keycloak: {@code /realms/{realm}/portal-access}, and the same for realm admins. */
@NullMarked
package dev.portico.extension.api;

import org.jspecify.annotations.NullMarked;
