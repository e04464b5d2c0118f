/** What the portal asks about somebody who is not there: whom it is about to write to, or who has written to it by mail. */
@NullMarked
package dev.portico.extension.standing;

import org.jspecify.annotations.NullMarked;
