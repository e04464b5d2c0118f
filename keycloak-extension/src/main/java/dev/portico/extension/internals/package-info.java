/** The only package that touches Keycloak's internal caches; what it gives is speed, and without them the rest works as well. */
@NullMarked
package dev.portico.extension.internals;

import org.jspecify.annotations.NullMarked;
