/** Tells people by e-mail that what they, or somebody in their organisation, may do has changed (R12). */
@NullMarked
package dev.portico.extension.notices;

import org.jspecify.annotations.NullMarked;
