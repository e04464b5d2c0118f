/** Tests of what is counted, in plain Java. */
@NullMarked
package dev.portico.extension.revision;

import org.jspecify.annotations.NullMarked;
