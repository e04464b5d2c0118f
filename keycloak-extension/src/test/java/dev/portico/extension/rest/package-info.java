/** What every resource shares, without a server. */
@org.jspecify.annotations.NullMarked
package dev.portico.extension.rest;
