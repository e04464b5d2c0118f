/** What one person may do with another, without a server. */
@org.jspecify.annotations.NullMarked
package dev.portico.extension.members;
