/** Requests of strangers, tested. */
@NullMarked
package dev.portico.portal.submissions;

import org.jspecify.annotations.NullMarked;
