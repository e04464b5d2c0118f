/** {@code …/explain}: why somebody may do something or not, and what would change it, for who may know (R11, R67). */
@NullMarked
package dev.portico.extension.explain;

import org.jspecify.annotations.NullMarked;
