@NullMarked
package dev.portico.portal.inbox;

import org.jspecify.annotations.NullMarked;
