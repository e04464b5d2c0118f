/** Mails about accounts that were sent, each to be known again by the address that failures go to, and which of them did not arrive (R36). */
@NullMarked
package dev.portico.extension.mails;

import org.jspecify.annotations.NullMarked;
