/** Tests of reading and importing mail. */
@NullMarked
package dev.portico.portal.mail;

import org.jspecify.annotations.NullMarked;
