/**
 * {@code /installation}: what the portal needs in a realm that is there already, made in one call, and undone by another. What is
 * needed is what {@code realm-export/portico-realm.json} says, which is packed into the jar for it.
 */
@NullMarked
package dev.portico.extension.installation;

import org.jspecify.annotations.NullMarked;
