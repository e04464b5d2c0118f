/** What somebody finds about themselves: name, language, notifications, and where they are signed in. */
@NullMarked
package dev.portico.portal.profile;

import org.jspecify.annotations.NullMarked;
