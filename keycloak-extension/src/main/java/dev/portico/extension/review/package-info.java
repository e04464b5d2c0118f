/** The journal and who holds what, for those who may review it; and for everybody what concerns themselves. */
@NullMarked
package dev.portico.extension.review;

import org.jspecify.annotations.NullMarked;
