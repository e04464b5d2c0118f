/** Where the facts are kept: reads organisations, groups, roles and settings out of Keycloak and puts them before the rules. */
@NullMarked
package dev.portico.extension.directory;

import org.jspecify.annotations.NullMarked;
