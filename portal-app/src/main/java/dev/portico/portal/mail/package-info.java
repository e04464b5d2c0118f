/** E-mail: reading MIME as it really arrives, joining mails to threads, and importing them as tickets and notes. */
@NullMarked
package dev.portico.portal.mail;

import org.jspecify.annotations.NullMarked;
