/** Tests of whose tickets and mails are whose. */
@NullMarked
package dev.portico.portal.people;

import org.jspecify.annotations.NullMarked;
