/** What goes into a token. */
@NullMarked
package dev.portico.extension.token;

import org.jspecify.annotations.NullMarked;
