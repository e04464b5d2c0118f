/** The documents are held to what is there. */
@NullMarked
package dev.portico.stack.docs;

import org.jspecify.annotations.NullMarked;
