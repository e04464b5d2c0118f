/** What a perspective tells of itself. */
@NullMarked
package dev.portico.extension.perspective;

import org.jspecify.annotations.NullMarked;
