/** Tickets, their notes and files, seen through the viewer. */
@NullMarked
package dev.portico.portal.tickets;

import org.jspecify.annotations.NullMarked;
