/** Files: taken in piece by piece before what they belong to is written, kept in the database, handed out as they came. */
@NullMarked
package dev.portico.portal.files;

import org.jspecify.annotations.NullMarked;
