/** The extension's API, route by route and person by person. */
@NullMarked
package dev.portico.stack.api;

import org.jspecify.annotations.NullMarked;
