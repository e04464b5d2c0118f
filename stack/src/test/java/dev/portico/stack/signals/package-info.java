/** What the real Keycloak signals of changed rights, to whom, and when: received by a real HTTP server. */
@NullMarked
package dev.portico.stack.signals;

import org.jspecify.annotations.NullMarked;
