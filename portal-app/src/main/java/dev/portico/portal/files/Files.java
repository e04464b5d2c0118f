package dev.portico.portal.files;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the bytes of files lie, in pieces of at most {@link Limits#PIECE}, so that none is ever held as a whole. Whoever reads has looked
 * up what the file belongs to through the asker before.
 */
public interface Files {
    /** A new file without content; all that is written lies within the caller's transaction. */
    UUID begin();

    /** Adds a piece, counted from 0. */
    void append(UUID file, int number, byte[] piece);

    /** There is no more to come: from now on the file has a size, and a type as its content shows it. */
    void finish(UUID file, long size);

    /** A finished file; empty when there is none. */
    Optional<StoredFile> find(UUID file);

    /** One piece; empty behind the last one. */
    Optional<byte[]> piece(UUID file, int number);

    /** Removes a file that belongs to nothing. */
    void remove(UUID file);

    /** Stores what is in memory already. */
    default UUID store(byte[] content) {
        UUID file = begin();
        for (int from = 0, number = 0; from < content.length; from += Limits.PIECE, number++) {
            append(file, number, Arrays.copyOfRange(content, from, Math.min(content.length, from + Limits.PIECE)));
        }
        finish(file, content.length);
        return file;
    }
}
