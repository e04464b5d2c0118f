package dev.portico.extension.perspective;

import dev.portico.extension.journal.PerspectiveEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A running perspective as the API shows it; people by id.
 *
 * @param sid of the session, which its tokens name
 * @param reason null where none was given, and for everybody but the viewer and whoever runs everything
 * @param endsAt when the last token ends, unless another is asked for
 */
record PerspectiveView(
        String sid,
        String organization,
        String person,
        String viewer,
        @Nullable String reason,
        String startedAt,
        String endsAt) {

    static PerspectiveView of(PerspectiveEntity row, boolean withReason) {
        return new PerspectiveView(
                row.sessionId(),
                row.organizationId(),
                row.personId(),
                row.viewerId(),
                withReason ? row.reason() : null,
                Instant.ofEpochMilli(row.startedAt()).toString(),
                Instant.ofEpochMilli(row.endsAt()).toString());
    }
}
