package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.access.Revision;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.UserId;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is remembered of what the extension said, and of that it said nothing. */
class AnswersTest {
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Deque<Supplier<Uni<PortalAccess.Me>>> said = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final Answers answers = new Answers(new Said(), KEPT, KEPT, () -> now);

    @Test
    void anAnswerIsBelievedForItsTimeAndNoLonger() {
        said.add(AnswersTest::acme);
        said.add(AnswersTest::acme);

        assertThat(memberships()).hasSize(1);
        now = now.plus(KEPT).minusMillis(1);
        assertThat(memberships()).hasSize(1);
        assertThat(said).hasSize(1);
        now = now.plusMillis(1);
        assertThat(memberships()).hasSize(1);
        assertThat(said).isEmpty();
    }

    @Test
    void thatNobodyAnsweredIsForgottenAfterAMoment() {
        said.add(() -> Uni.createFrom().failure(new IllegalStateException("status 500")));
        said.add(AnswersTest::acme);

        assertThat(memberships()).isEmpty();
        assertThat(memberships()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(memberships()).hasSize(1);
    }

    @Test
    void whoeverWasHungUpOnAsksOnceMore() {
        said.add(() -> Uni.createFrom().failure(new IOException("Connection was closed")));
        said.add(AnswersTest::acme);

        assertThat(memberships()).hasSize(1);
    }

    @Test
    void whoeverIsHungUpOnTwiceKnowsNothing() {
        said.add(() -> Uni.createFrom().failure(new IOException("Connection was closed")));
        said.add(() -> Uni.createFrom().failure(new IOException("Connection was closed")));
        said.add(AnswersTest::acme);

        assertThat(memberships()).isEmpty();
        assertThat(said).hasSize(1);
    }

    /** The token of a perspective has the person's own revision: nothing else of it tells the two apart. */
    @Test
    void whoLooksThroughSomebodysEyesIsNotAnsweredWhatThePersonWas() {
        said.add(AnswersTest::acmeAndUmbra);
        said.add(AnswersTest::acme);
        said.add(AnswersTest::acme);

        assertThat(memberships()).hasSize(2);
        assertThat(memberships(eyes("ada", "first"))).hasSize(1);
        assertThat(memberships(eyes("ada", "first"))).hasSize(1);
        assertThat(said).hasSize(1);
        assertThat(memberships(eyes("tess", "second"))).hasSize(1);
        assertThat(said).isEmpty();
        assertThat(memberships()).hasSize(2);
    }

    @Test
    void thePersonIsNotAnsweredWhatWhoLooksThroughTheirEyesWas() {
        said.add(AnswersTest::acme);
        said.add(AnswersTest::acmeAndUmbra);

        assertThat(memberships(eyes("ada", "first"))).hasSize(1);
        assertThat(memberships()).hasSize(2);
        assertThat(memberships(eyes("ada", "first"))).hasSize(1);
    }

    @Test
    void thatNobodyAnsweredWhoLooksIsNotThePersonsAnswer() {
        said.add(() -> Uni.createFrom().failure(new IllegalStateException("status 401")));
        said.add(AnswersTest::acmeAndUmbra);

        assertThat(memberships(eyes("ada", "first"))).isEmpty();
        assertThat(memberships()).hasSize(2);
    }

    @Test
    void oneOrganisationsAnswerIsNotAnothers() {
        said.add(AnswersTest::acme);
        said.add(AnswersTest::acmeAndUmbra);

        assertThat(memberships(Map.of("org_id", "1"))).hasSize(1);
        assertThat(memberships(Map.of("org_id", "2"))).hasSize(2);
    }

    private static Map<String, Object> eyes(String viewer, String sid) {
        return Map.of("act", Map.of("sub", viewer), "sid", sid);
    }

    private List<PortalAccess.Membership> memberships() {
        return memberships(Map.of("sid", "own"));
    }

    private List<PortalAccess.Membership> memberships(Map<String, Object> claims) {
        Checked checked = new Checked(
                new Bearer("token", claims), new Stamp(Revision.NONE, Map.of(), 0, Long.MAX_VALUE), false, 0);
        return answers.memberships(new UserId("ben"), checked).await().indefinitely();
    }

    private static Uni<PortalAccess.Me> acme() {
        return Uni.createFrom()
                .item(new PortalAccess.Me(
                        List.of(new PortalAccess.Membership("1", "acme", "Acme", null, null, List.of()))));
    }

    private static Uni<PortalAccess.Me> acmeAndUmbra() {
        return Uni.createFrom()
                .item(new PortalAccess.Me(List.of(
                        new PortalAccess.Membership("1", "acme", "Acme", null, null, List.of()),
                        new PortalAccess.Membership("2", "umbra", "Umbra", null, null, List.of()))));
    }

    /** Says one thing after the other. */
    private final class Said implements PortalAccess {
        @Override
        public Uni<Me> me(String bearer) {
            return said.remove().get();
        }

        @Override
        public Uni<JsonNode> assignedOrganizations(String bearer) {
            throw new AssertionError("not asked for");
        }
    }
}
