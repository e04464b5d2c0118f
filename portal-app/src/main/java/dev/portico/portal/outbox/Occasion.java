package dev.portico.portal.outbox;

import java.util.Optional;

/**
 * What a mail is about, as its reader may see it.
 *
 * @param text what was written, without what it quotes; of an assigned ticket the description
 * @param files how many came with it
 */
record Occasion(long number, String subject, String author, String text, int files, Optional<Long> note) {}
