/** The desk, page by page. */
@NullMarked
package dev.portico.portal.desk;

import org.jspecify.annotations.NullMarked;
