package dev.portico.extension.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActTest {

    /** Written in journals that exist: a name that goes or changes makes their entries unreadable. */
    @Test
    void theNamesInTheJournalStayAsTheyAre() {
        assertThat(Stream.of(Act.values()).map(Act::wireName))
                .contains(
                        "level-changed",
                        "role-granted",
                        "role-removed",
                        "own-only-set",
                        "end-date-set",
                        "revoked",
                        "edited",
                        "deactivated",
                        "activated",
                        "password-reset-sent",
                        "invited",
                        "invitation-resent",
                        "invitation-revoked",
                        "mail-not-delivered",
                        "joined",
                        "level-created",
                        "level-edited",
                        "level-deleted",
                        "settings-changed",
                        "group-joined",
                        "group-left");
    }
}
