/** What the portal's tests share, and the tests of what every page shares. */
@NullMarked
package dev.portico.portal.platform;

import org.jspecify.annotations.NullMarked;
