package dev.portico.extension.members;

import dev.portico.extension.mails.Undelivered;
import dev.portico.extension.rest.Json;
import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member as the API shows them.
 *
 * @param status {@code active} or {@code disabled}
 * @param level the level with most permissions, or {@code none}
 * @param levels all levels that count
 * @param roles add-ons
 * @param until when access there ends, as an ISO 8601 instant; null where there is none to end
 * @param groups ids of security groups
 * @param lastSeen when they last got a token for the organisation, give or take an hour
 * @param may what the caller can do with this person, by the words of {@link dev.portico.extension.access.Deed}
 * @param undelivered mails to them that did not arrive; null unless they alone were asked for
 */
record MemberView(
        String id,
        String username,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phone,
        String status,
        String level,
        List<String> levels,
        List<String> roles,
        boolean ownTicketsOnly,
        @Nullable String until,
        List<String> groups,
        @Nullable String lastSeen,
        List<String> may,
        @Nullable List<Undelivered> undelivered) {

    MemberView with(List<Undelivered> mails) {
        return new MemberView(
                id,
                username,
                email,
                firstName,
                lastName,
                phone,
                status,
                level,
                levels,
                roles,
                ownTicketsOnly,
                until,
                groups,
                lastSeen,
                may,
                mails);
    }

    /**
     * The ETag: of the facts, not of when they were last seen, what the caller can do or what became of mails, which change without
     * anybody's change.
     */
    EntityTag tag() {
        return Json.tag(Json.text(new MemberView(
                id,
                username,
                email,
                firstName,
                lastName,
                phone,
                status,
                level,
                levels,
                roles,
                ownTicketsOnly,
                until,
                groups,
                null,
                List.of(),
                null)));
    }
}
