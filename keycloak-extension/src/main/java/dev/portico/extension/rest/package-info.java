/** What every resource shares: who calls, how a problem is told, how a list is paged. */
@NullMarked
package dev.portico.extension.rest;

import org.jspecify.annotations.NullMarked;
