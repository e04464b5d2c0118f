/** The customers as a caller sees them: listing them, and finding one by id or alias. */
@NullMarked
package dev.portico.extension.organizations;

import org.jspecify.annotations.NullMarked;
