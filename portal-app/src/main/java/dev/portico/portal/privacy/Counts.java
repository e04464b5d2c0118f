package dev.portico.portal.privacy;

import dev.portico.portal.files.Sizes;

/**
 * How much there is of a person.
 *
 * @param tickets those they requested
 * @param shared those they take part in
 * @param posts what they wrote in the forum
 * @param othersNotes what others wrote on the tickets they requested, which stays
 */
public record Counts(
        long tickets,
        long shared,
        long notes,
        long files,
        long bytes,
        long mails,
        long uploads,
        long notices,
        long incoming,
        long changes,
        long posts,
        long othersNotes) {

    /** The files' size, for people. */
    public String readableSize() {
        return Sizes.readable(bytes);
    }
}
