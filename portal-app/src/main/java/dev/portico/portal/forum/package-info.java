/** The forum (R19): sections, topics and answers, all looked up through who reads them, and what moderators do there. */
@NullMarked
package dev.portico.portal.forum;

import org.jspecify.annotations.NullMarked;
