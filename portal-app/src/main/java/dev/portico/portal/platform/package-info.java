/** What every page and call shares: who is asking, layout, language, errors, headers, sessions; no feature's rules. */
@NullMarked
package dev.portico.portal.platform;

import org.jspecify.annotations.NullMarked;
