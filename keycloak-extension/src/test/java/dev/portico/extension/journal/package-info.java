/** What entries look like and hold, without a database. */
@org.jspecify.annotations.NullMarked
package dev.portico.extension.journal;
