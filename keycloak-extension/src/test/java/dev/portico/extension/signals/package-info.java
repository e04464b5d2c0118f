/** Tests of what is signalled, in plain Java. */
@NullMarked
package dev.portico.extension.signals;

import org.jspecify.annotations.NullMarked;
