/** Where Keycloak's console gets the page "Portal access": from our admin theme, in every realm that has chosen none. */
@NullMarked
package dev.portico.extension.console;

import org.jspecify.annotations.NullMarked;
