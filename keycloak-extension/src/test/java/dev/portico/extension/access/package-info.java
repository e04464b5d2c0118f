/** The rules as tables and properties. */
@NullMarked
package dev.portico.extension.access;

import org.jspecify.annotations.NullMarked;
