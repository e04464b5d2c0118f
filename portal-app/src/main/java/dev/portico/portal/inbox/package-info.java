/** Mails from people: kept as they come in, each of them exactly once, and turned into tickets and notes of whoever really wrote them. */
@NullMarked
package dev.portico.portal.inbox;

import org.jspecify.annotations.NullMarked;
