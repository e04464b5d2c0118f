/** Invitations: what can be wished, read from a file, and granted. */
@NullMarked
package dev.portico.extension.invitations;

import org.jspecify.annotations.NullMarked;
