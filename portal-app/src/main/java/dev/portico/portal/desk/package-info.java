/** The desk of the vendor's agents: the queue of tickets, and everything one does with one of them (R62). */
@NullMarked
package dev.portico.portal.desk;

import org.jspecify.annotations.NullMarked;
