/** Who is asking and what they may see: pure Java, from the claims of a token to a {@link dev.portico.portal.access.Viewer}. */
@NullMarked
package dev.portico.portal.access;

import org.jspecify.annotations.NullMarked;
