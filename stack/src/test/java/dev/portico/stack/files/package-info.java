/** Files on their way, in a browser and across a portal that dies. */
@NullMarked
package dev.portico.stack.files;

import org.jspecify.annotations.NullMarked;
