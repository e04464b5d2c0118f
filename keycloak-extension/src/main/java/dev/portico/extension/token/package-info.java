/** What goes into a token, and who gets none: the mapper, the mint check and the organisation a token is for. */
@NullMarked
package dev.portico.extension.token;

import org.jspecify.annotations.NullMarked;
