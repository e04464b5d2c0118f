/** Tests of the profile. */
@NullMarked
package dev.portico.portal.profile;

import org.jspecify.annotations.NullMarked;
