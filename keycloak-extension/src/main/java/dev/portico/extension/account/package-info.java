/** What people are told of their own access in Keycloak's account console, and of whom they hear it: {@code /portal-own-access}. */
@NullMarked
package dev.portico.extension.account;

import org.jspecify.annotations.NullMarked;
