/** Invitations from the first request to the person who has joined, with real mails and real pages. */
@NullMarked
package dev.portico.stack.invitations;

import org.jspecify.annotations.NullMarked;
