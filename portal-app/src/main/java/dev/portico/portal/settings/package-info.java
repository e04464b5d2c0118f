/** Settings › Portal: what the vendor sets for everybody, and what one organisation does differently; asked from the extension. */
@NullMarked
package dev.portico.portal.settings;

import org.jspecify.annotations.NullMarked;
