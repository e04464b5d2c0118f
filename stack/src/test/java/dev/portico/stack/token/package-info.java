/** What the real Keycloak puts into tokens, whom it refuses, and what that costs. */
@NullMarked
package dev.portico.stack.token;

import org.jspecify.annotations.NullMarked;
