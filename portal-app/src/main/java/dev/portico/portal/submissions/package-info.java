/** Requests from the home page and from people nobody knows: who may submit one, and how an address is verified before anybody reads it. */
@NullMarked
package dev.portico.portal.submissions;

import org.jspecify.annotations.NullMarked;
