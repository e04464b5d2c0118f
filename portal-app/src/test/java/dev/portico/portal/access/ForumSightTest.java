package dev.portico.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees the forum (R19), as a table. */
class ForumSightTest {

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        // forum, who, what they may; the answer is a reason, or what they do besides reading
        "OFF, visitor, '', not-found",
        "OFF, welcome visitor, '', not-found",
        "OFF, customer, FORUM_READ FORUM_WRITE, not-found",
        "OFF, staff, DESK_TICKETS DESK_ARTICLES, not-found",
        "NOBODY, welcome visitor, '', not-found",
        "NOBODY, customer, FORUM_READ FORUM_WRITE, not-found",
        "NOBODY, staff, DESK_TICKETS DESK_ARTICLES, agent writes moderates",
        "REGISTERED, visitor, '', not-signed-in",
        "REGISTERED, welcome visitor, '', not-signed-in",
        "REGISTERED, customer, FORUM_READ FORUM_WRITE, writes",
        "REGISTERED, customer, FORUM_READ, reads",
        "REGISTERED, customer, FORUM_WRITE, missing-permission",
        "REGISTERED, customer, TICKETS_OWN, missing-permission",
        "REGISTERED, perspective, FORUM_READ FORUM_WRITE, reads",
        "REGISTERED, staff, DESK_TICKETS, agent writes",
        "REGISTERED, staff, DESK_TICKETS DESK_ARTICLES, agent writes moderates",
        "REGISTERED, staff, PORTAL_LEVELS, missing-permission",
        "EVERYONE, visitor, '', not-signed-in",
        "EVERYONE, welcome visitor, '', reads",
        "EVERYONE, welcome customer, TICKETS_OWN, reads",
        "EVERYONE, customer, TICKETS_OWN, missing-permission",
        "EVERYONE, customer, FORUM_READ FORUM_WRITE, writes",
        "UNKNOWN, visitor, '', not-signed-in",
        "UNKNOWN, welcome visitor, '', not-signed-in",
        "UNKNOWN, customer, FORUM_READ FORUM_WRITE, writes",
        "UNKNOWN, customer, TICKETS_OWN, not-found",
        "UNKNOWN, staff, DESK_TICKETS, could-not-ask"
    })
    void isDecidedHere(Forum forum, String who, String permissions, String expected) {
        Viewer viewer = viewer(who, permissions);

        assertThat(seen(viewer, forum)).isEqualTo(expected);
        assertThat(ForumSight.shown(viewer, forum)).isEqualTo(!expected.contains("-"));
    }

    @Test
    void aGroupOpensNothingToWhoseLevelHasNoForum() {
        Set<String> group = Set.of("night-shift");

        assertThat(ForumSight.of(viewer("welcome customer", "FORUM_READ"), Forum.EVERYONE, group)
                        .groups())
                .isEqualTo(group);
        assertThat(ForumSight.of(viewer("welcome customer", "TICKETS_OWN"), Forum.EVERYONE, group)
                        .groups())
                .isEmpty();
    }

    private static String seen(Viewer viewer, Forum forum) {
        try {
            ForumSight sight = ForumSight.of(viewer, forum, Set.of());
            String deeds = (sight.agent() ? "agent " : "")
                    + (sight.writes() ? "writes " : "")
                    + (sight.moderates() ? "moderates" : "");
            return deeds.isEmpty() ? "reads" : deeds.strip();
        } catch (Refused refused) {
            return refused.reason().code();
        }
    }

    private static Viewer viewer(String who, String permissions) {
        boolean visitor = who.contains("visitor");
        Viewer viewer = new Viewer(
                visitor ? Optional.empty() : Optional.of(new Account(new UserId("x"), "X", Optional.empty())),
                Optional.empty(),
                permissions.isEmpty()
                        ? Set.of()
                        : Arrays.stream(permissions.split(" ", -1))
                                .map(Permission::valueOf)
                                .collect(Collectors.toSet()),
                who.equals("perspective"));
        return who.startsWith("welcome") ? viewer.welcomed() : viewer;
    }
}
