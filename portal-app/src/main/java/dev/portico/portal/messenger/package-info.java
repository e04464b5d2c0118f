/** The messenger: help articles for everybody who reads them and, for who has the role, Support as a conversation, which is a ticket. */
@NullMarked
package dev.portico.portal.messenger;

import org.jspecify.annotations.NullMarked;
