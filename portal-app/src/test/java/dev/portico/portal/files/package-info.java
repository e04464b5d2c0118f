/** Tests of files on their way, and of their names and types. */
@NullMarked
package dev.portico.portal.files;

import org.jspecify.annotations.NullMarked;
