/** What is noted of what was observed, without a server. */
@org.jspecify.annotations.NullMarked
package dev.portico.extension.observed;
