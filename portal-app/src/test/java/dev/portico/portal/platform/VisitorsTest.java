package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.PortalSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitorsTest {
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final List<String> tags = new ArrayList<>();
    private long realm;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private Uni<RestResponse<String>> answer = settings("everyone");
    private final Visitors visitors = new Visitors(this::asked, KEPT, () -> now);

    @Test
    void theAnswerIsKeptForAMoment() {
        assertThat(welcome()).isTrue();
        answer = settings("registered");
        now = now.plus(KEPT).minusMillis(1);
        assertThat(welcome()).isTrue();

        now = now.plusMillis(1);

        assertThat(welcome()).isFalse();
        assertThat(tags).hasSize(2);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        welcome();
        answer = Uni.createFrom().item(RestResponse.notModified());
        now = now.plus(KEPT);

        assertThat(welcome()).isTrue();
        assertThat(tags).containsExactly("none", "\"everyone\"");
    }

    @Test
    void whenItCannotBeAskedNobodyIsLetInWhoWasBefore() {
        assertThat(welcome()).isTrue();
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        now = now.plus(KEPT);

        assertThat(welcome()).isFalse();
    }

    @Test
    void howeverManyWaitItIsAskedForOnce() {
        CompletableFuture<RestResponse<String>> coming = new CompletableFuture<>();
        answer = Uni.createFrom().completionStage(coming);
        List<Boolean> told = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            visitors.settings(0).map(PortalSettings::welcoming).subscribe().with(told::add);
        }
        assertThat(told).isEmpty();

        coming.complete(RestResponse.ok(body("everyone")));

        assertThat(told).hasSize(20).containsOnly(true);
        assertThat(tags).hasSize(1);
    }

    @Test
    void anAnswerFromBeforeAChangeIsNotBelieved() {
        assertThat(welcome()).isTrue();
        answer = settings("registered");
        assertThat(welcome()).isTrue();

        realm = 1;

        assertThat(welcome()).isFalse();
        assertThat(welcome()).isFalse();
        assertThat(tags).hasSize(2);
    }

    @Test
    void aQuestionThatWasUnderWayAtTheChangeIsAskedAgain() {
        CompletableFuture<RestResponse<String>> coming = new CompletableFuture<>();
        answer = Uni.createFrom().completionStage(coming);
        List<Boolean> before = new ArrayList<>();
        List<Boolean> after = new ArrayList<>();
        visitors.settings(0).map(PortalSettings::welcoming).subscribe().with(before::add);
        visitors.settings(1).map(PortalSettings::welcoming).subscribe().with(after::add);
        answer = settings("registered");

        coming.complete(RestResponse.ok(body("everyone")));

        assertThat(before).containsExactly(true);
        assertThat(after).containsExactly(false);
    }

    @Test
    void aFailureAfterAChangeIsNotAskedAgainAtOnce() {
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        realm = 7;
        assertThat(welcome()).isFalse();
        assertThat(welcome()).isFalse();

        assertThat(tags).hasSize(1);
    }

    /** What is offered to whom is no secret that must be kept from somebody; that visitors are let in is. */
    @Test
    void whenItCannotBeAskedWhatIsOfferedStays() {
        assertThat(settings()).isEqualTo(new PortalSettings(true, true, true, true, false));
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        now = now.plus(KEPT);

        assertThat(settings()).isEqualTo(new PortalSettings(false, true, true, true, false));
    }

    @Test
    void beforeAnybodyAnsweredNothingIsOpenOrOffered() {
        answer = Uni.createFrom().failure(new IllegalStateException("away"));

        assertThat(settings()).isEqualTo(PortalSettings.UNKNOWN);
    }

    /** Somebody who is signed in waits a second and no longer; the question goes on, for them and everybody else. */
    @Test
    void whoDoesNotWaitBreaksNothingOff() {
        CompletableFuture<RestResponse<String>> coming = new CompletableFuture<>();
        answer = Uni.createFrom().completionStage(coming);
        PortalSettings meanwhile = visitors.settings(0)
                .ifNoItem()
                .after(Duration.ofMillis(20))
                .recoverWithItem(visitors::latest)
                .await()
                .indefinitely();
        assertThat(meanwhile).isEqualTo(PortalSettings.UNKNOWN);

        coming.complete(RestResponse.ok(body("everyone")));

        assertThat(coming).isCompletedWithValueMatching(said -> said.getStatus() == 200);
        assertThat(visitors.settings(0).await().atMost(Duration.ofSeconds(2)).welcoming())
                .isTrue();
        assertThat(tags).hasSize(1);
    }

    @Test
    void aSlowAnswerIsKeptFromWhenItCameIn() {
        CompletableFuture<RestResponse<String>> coming = new CompletableFuture<>();
        answer = Uni.createFrom().completionStage(coming);
        visitors.settings(0).subscribe().with(welcome -> {});
        now = now.plus(KEPT).plus(KEPT);
        coming.complete(RestResponse.ok(body("everyone")));
        answer = settings("registered");
        now = now.plus(KEPT).minusMillis(1);

        assertThat(welcome()).isTrue();
        assertThat(tags).hasSize(1);
    }

    @Test
    void afterAFailureKeycloakIsLeftAloneForAMomentAndThenAskedAgain() {
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        assertThat(welcome()).isFalse();
        answer = settings("everyone");
        assertThat(welcome()).isFalse();
        assertThat(tags).hasSize(1);

        now = now.plusMillis(500);

        assertThat(welcome()).isTrue();
    }

    @Test
    void afterAFailureTheWholeAnswerIsAskedForAgain() {
        welcome();
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        now = now.plus(KEPT);
        welcome();
        answer = settings("everyone");
        now = now.plus(KEPT);

        assertThat(welcome()).isTrue();
        assertThat(tags).containsExactly("none", "\"everyone\"", "none");
    }

    @Test
    void whatIsNoClearYesIsNo() {
        for (String body : List.of(
                "{}",
                "{\"mode\":\"everyone\"}",
                "{\"mode\":\"everyone\",\"ticketing\":\"true\"}",
                "{\"mode\":null}",
                "{\"mode\":\"Everyone \"}",
                "[]",
                "",
                "<html>")) {
            answer = Uni.createFrom().item(RestResponse.ok(body));
            now = now.plus(KEPT);

            assertThat(welcome()).as(body).isFalse();
        }
        answer = Uni.createFrom().item(RestResponse.notModified());
        now = now.plus(KEPT);
        assertThat(welcome()).isFalse();
    }

    private boolean welcome() {
        return settings().welcoming();
    }

    private PortalSettings settings() {
        return visitors.settings(realm).await().indefinitely();
    }

    private Uni<RestResponse<String>> asked(@Nullable String tag) {
        tags.add(tag == null ? "none" : tag);
        return answer;
    }

    private static Uni<RestResponse<String>> settings(String mode) {
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.ok(body(mode))
                        .header("ETag", '"' + mode + '"')
                        .build());
    }

    private static String body(String mode) {
        return "{\"mode\":\"" + mode
                + "\",\"ticketing\":true,\"addRequestBox\":true,\"submitTab\":true,\"signInToSubmit\":false}";
    }
}
