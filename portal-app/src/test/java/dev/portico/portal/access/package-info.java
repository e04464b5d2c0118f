/** Tests of {@code access}. */
@NullMarked
package dev.portico.portal.access;

import org.jspecify.annotations.NullMarked;
