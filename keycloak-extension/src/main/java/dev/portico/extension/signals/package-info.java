/**
 * Tells the portal and other services of changed rights through Keycloak's Shared Signals transmitter, which is experimental: all
 * that uses it is here, and nothing of it is made unless Keycloak's feature {@code ssf} is on.
 */
@NullMarked
package dev.portico.extension.signals;

import org.jspecify.annotations.NullMarked;
