/** A change of this API that was judged and not made yet: what it would mean, and for whom. */
@NullMarked
package dev.portico.extension.change;

import org.jspecify.annotations.NullMarked;
