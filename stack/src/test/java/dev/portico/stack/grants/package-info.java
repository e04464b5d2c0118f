/** Every way to tokens in every state access can be in: what the real Keycloak answers, against a rule of the tests' own. */
@NullMarked
package dev.portico.stack.grants;

import org.jspecify.annotations.NullMarked;
