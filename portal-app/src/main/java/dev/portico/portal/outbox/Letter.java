package dev.portico.portal.outbox;

import dev.portico.portal.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * A mail ready to be sent, in the language of who receives it.
 *
 * @param from the name is that of the support address
 * @param replyTo where an answer goes
 * @param bounceTo the envelope's sender (RFC 5321): where it is told that it could not be delivered
 * @param references ids of the mails of this ticket that the person has sent or received, oldest first
 * @param preferences the address of the page where such mails can be switched off; empty for who cannot sign in
 */
record Letter(
        Address from,
        Address to,
        String replyTo,
        String bounceTo,
        String messageId,
        List<String> references,
        String language,
        String subject,
        String text,
        String html,
        Optional<String> preferences) {}
