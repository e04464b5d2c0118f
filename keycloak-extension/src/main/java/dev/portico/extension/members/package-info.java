/** Who belongs to an organisation, with what access, and what the caller can do with each of them. */
@NullMarked
package dev.portico.extension.members;

import org.jspecify.annotations.NullMarked;
