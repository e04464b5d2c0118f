/** The portal: features by package, each looking things up through the asker. */
@NullMarked
package dev.portico.portal;

import org.jspecify.annotations.NullMarked;
