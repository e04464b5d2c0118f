/** Journals what changes by other ways than our own API: the console, Keycloak's admin API, an import, the person's own account page. */
@NullMarked
package dev.portico.extension.observed;

import org.jspecify.annotations.NullMarked;
