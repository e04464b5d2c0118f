package dev.portico.extension.members;

import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Granters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which access, since when, from whom, and when they last used it (R12).
 *
 * @param since when the level was given; null where the journal does not go back that far, or a default fills in
 * @param grantedBy who gave the level
 * @param grants the same of every level and add-on held
 * @param lastSeen when they last got a token for the organisation, give or take an hour
 */
record ReviewView(
        String id,
        String username,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        String status,
        String level,
        List<String> roles,
        boolean ownTicketsOnly,
        @Nullable String until,
        @Nullable String since,
        @Nullable Giver grantedBy,
        List<Held> grants,
        @Nullable String lastSeen) {

    /** @param kind by the words of the journal; {@code id} of the user */
    record Giver(String kind, @Nullable String id) {
        static Giver of(Granters.Grant grant) {
            return new Giver(grant.kind(), grant.by().orElse(null));
        }
    }

    /** A level or an add-on, and where it comes from. */
    record Held(
            String role, @Nullable String since, @Nullable Giver grantedBy) {
        static Held of(String role, Optional<Granters.Grant> grant) {
            return new Held(
                    role,
                    grant.map(each -> each.since().toString()).orElse(null),
                    grant.map(Giver::of).orElse(null));
        }
    }

    static ReviewView of(MemberView member, Granters granters) {
        UserId id = new UserId(member.id());
        Optional<Granters.Grant> level = granters.of(id, member.level());
        return new ReviewView(
                member.id(),
                member.username(),
                member.email(),
                member.firstName(),
                member.lastName(),
                member.status(),
                member.level(),
                member.roles(),
                member.ownTicketsOnly(),
                member.until(),
                level.map(grant -> grant.since().toString()).orElse(null),
                level.map(Giver::of).orElse(null),
                Stream.concat(member.levels().stream(), member.roles().stream())
                        .map(role -> Held.of(role, granters.of(id, role)))
                        .toList(),
                member.lastSeen());
    }
}
