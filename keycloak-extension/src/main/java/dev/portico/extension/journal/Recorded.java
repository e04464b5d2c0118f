package dev.portico.extension.journal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the journal.
 *
 * @param organization its id, where there is one
 * @param seq its number in its chain, from 1
 * @param actorKind by the words of {@link Actor.Kind}
 * @param before with null where a personal value was erased
 */
public record Recorded(
        String chain,
        Optional<String> organization,
        long seq,
        Instant at,
        String act,
        String actorKind,
        Optional<String> actor,
        Optional<String> person,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        Optional<String> reason,
        String requestId) {

    static Recorded of(JournalEntity row, @Nullable PersonalEntity personal) {
        Content.Said said = Content.of(row, personal).said();
        return new Recorded(
                row.chain(),
                Chain.organization(row.chain()),
                row.seq(),
                Instant.ofEpochMilli(row.at()),
                row.act(),
                row.actorKind(),
                Optional.ofNullable(row.actorId()),
                Optional.ofNullable(row.personId()),
                said.before(),
                said.after(),
                Optional.ofNullable(said.reason()),
                row.requestId());
    }
}
