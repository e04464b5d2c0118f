/** User Management in a real browser: the portal's pages over the real extension. */
@NullMarked
package dev.portico.stack.members;

import org.jspecify.annotations.NullMarked;
