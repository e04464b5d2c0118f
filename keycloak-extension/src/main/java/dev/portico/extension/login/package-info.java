/** The door: who may not enter is told so at login, and who belongs to several organisations chooses one. */
@NullMarked
package dev.portico.extension.login;

import org.jspecify.annotations.NullMarked;
