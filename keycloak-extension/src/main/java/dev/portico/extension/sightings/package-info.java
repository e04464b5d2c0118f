/** When members last worked with their access, for those who review it. */
@NullMarked
package dev.portico.extension.sightings;

import org.jspecify.annotations.NullMarked;
