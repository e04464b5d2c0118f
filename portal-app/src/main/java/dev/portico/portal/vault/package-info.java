/**
 * What people write for themselves alone (R29): private notes, and the cipher that drafts are kept with too. Nothing in here takes anybody
 * but its owner; there is no list of everybody's, no search and no way in through somebody's eyes.
 */
@NullMarked
package dev.portico.portal.vault;

import org.jspecify.annotations.NullMarked;
