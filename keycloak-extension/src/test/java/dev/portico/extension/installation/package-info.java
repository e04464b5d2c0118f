/** What is planned for a realm, and how it would be undone, without a realm. */
@NullMarked
package dev.portico.extension.installation;

import org.jspecify.annotations.NullMarked;
