/** The pure heart: from settings, an organisation and what a person holds there to one decision with its reasons; knows no Keycloak. */
@NullMarked
package dev.portico.extension.access;

import org.jspecify.annotations.NullMarked;
