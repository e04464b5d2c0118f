/** Tests of {@code people}. */
@NullMarked
package dev.portico.portal.people;

import org.jspecify.annotations.NullMarked;
