/** What Keycloak announces: received, verified, stored for every replica, and passed on to the pages that are open. */
@NullMarked
package dev.portico.portal.signals;

import org.jspecify.annotations.NullMarked;
