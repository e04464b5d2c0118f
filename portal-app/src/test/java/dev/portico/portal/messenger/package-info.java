/** Tests of the messenger, over HTTP and on a real database. */
@NullMarked
package dev.portico.portal.messenger;

import org.jspecify.annotations.NullMarked;
