/** What a change of this API would mean, told before it is made: who gains and who loses which permissions. */
@NullMarked
package dev.portico.extension.preview;

import org.jspecify.annotations.NullMarked;
