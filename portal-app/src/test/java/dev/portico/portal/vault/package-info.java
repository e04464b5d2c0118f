/** Tests of the vault. */
@NullMarked
package dev.portico.portal.vault;

import org.jspecify.annotations.NullMarked;
