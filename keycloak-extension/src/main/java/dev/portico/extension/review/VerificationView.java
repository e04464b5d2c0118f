package dev.portico.extension.review;

import dev.portico.extension.journal.Verification;
import org.jspecify.annotations.Nullable;

/**
 * Whether a journal is intact.
 *
 * @param head hash of the last entry, to be kept elsewhere and compared
 * @param broken id of the first entry that is not as it was written
 */
record VerificationView(
        boolean intact, long entries, String head, @Nullable String broken) {
    static VerificationView of(Verification found) {
        return new VerificationView(
                found.intact(),
                found.entries(),
                found.head(),
                found.broken().map(String::valueOf).orElse(null));
    }
}
