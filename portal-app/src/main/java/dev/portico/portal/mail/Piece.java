package dev.portico.portal.mail;

import java.util.List;
import java.util.OptionalLong;

/** Mails of one thread, oldest first, to be stored together; the ticket, when an earlier piece of the thread has one. */
record Piece(OptionalLong ticket, List<Mail> mails) {}
