/** Portico's Keycloak providers; one package per feature, with the pure rules in {@code access}. */
@NullMarked
package dev.portico.extension;

import org.jspecify.annotations.NullMarked;
