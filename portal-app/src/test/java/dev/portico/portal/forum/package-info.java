/** Tests of the forum. */
@NullMarked
package dev.portico.portal.forum;

import org.jspecify.annotations.NullMarked;
