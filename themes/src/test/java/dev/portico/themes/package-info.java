/** What every message bundle must keep: the same keys and the same gaps in every language. */
@org.jspecify.annotations.NullMarked
package dev.portico.themes;
