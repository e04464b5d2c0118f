@NullMarked
package dev.portico.portal.outbox;

import org.jspecify.annotations.NullMarked;
