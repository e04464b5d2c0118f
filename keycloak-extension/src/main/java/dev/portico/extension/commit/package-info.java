/** What must happen right before a transaction commits, in one order everywhere. */
@NullMarked
package dev.portico.extension.commit;

import org.jspecify.annotations.NullMarked;
