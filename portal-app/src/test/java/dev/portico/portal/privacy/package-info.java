/** What is handed to people, what is left of who was erased, and who may have it done. */
@NullMarked
package dev.portico.portal.privacy;

import org.jspecify.annotations.NullMarked;
