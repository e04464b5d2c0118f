/** Tests of help articles. */
@NullMarked
package dev.portico.portal.articles;

import org.jspecify.annotations.NullMarked;
