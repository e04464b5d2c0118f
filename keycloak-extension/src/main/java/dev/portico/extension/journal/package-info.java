/** Own tables, for what Keycloak has no place for; dropping them leaves a working realm. */
@NullMarked
package dev.portico.extension.journal;

import org.jspecify.annotations.NullMarked;
