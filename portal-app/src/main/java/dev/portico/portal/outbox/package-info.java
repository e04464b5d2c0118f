/** Mails to people: what is told to whom, made when it is sent from what that person may see then, and what became of it. */
@NullMarked
package dev.portico.portal.outbox;

import org.jspecify.annotations.NullMarked;
