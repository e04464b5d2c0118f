/** What the portal needs, made in realms that were there before, and undone. */
@NullMarked
package dev.portico.stack.installation;

import org.jspecify.annotations.NullMarked;
