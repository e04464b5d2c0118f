/** How often a sighting is written, without a database. */
@org.jspecify.annotations.NullMarked
package dev.portico.extension.sightings;
