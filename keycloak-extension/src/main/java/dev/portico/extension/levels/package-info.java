/** Access levels as the vendor defines them: listing, making, changing and replacing the realm roles that they are (R42, R50). */
@NullMarked
package dev.portico.extension.levels;

import org.jspecify.annotations.NullMarked;
