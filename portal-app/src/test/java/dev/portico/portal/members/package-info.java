/** User Management's pages, asked with an extension that says what the test prepared. */
@NullMarked
package dev.portico.portal.members;

import org.jspecify.annotations.NullMarked;
