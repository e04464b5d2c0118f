/** The demo's mailbox: takes every mail the parts send, for any address, and shows it harmlessly. */
@NullMarked
package dev.portico.stack.mailbox;

import org.jspecify.annotations.NullMarked;
