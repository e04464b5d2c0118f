/** Tests of {@code tickets}. */
@NullMarked
package dev.portico.portal.tickets;

import org.jspecify.annotations.NullMarked;
