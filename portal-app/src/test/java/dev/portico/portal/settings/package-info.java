/** Settings › Portal, tested. */
@NullMarked
package dev.portico.portal.settings;

import org.jspecify.annotations.NullMarked;
