/** What Keycloak announces, as the portal believes it and as people and programs notice it. */
@NullMarked
package dev.portico.portal.signals;

import org.jspecify.annotations.NullMarked;
