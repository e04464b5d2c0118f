package dev.portico.portal.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * A note as its owner reads it.
 *
 * @param version how often it was written; whoever changes it names the one they read
 * @param title empty in a note that does not open
 * @param text empty in a list, and in a note that does not open
 * @param fault message key of why it does not open
 */
public record PrivateNote(long id, int version, Instant writtenAt, String title, String text, Optional<String> fault) {}
