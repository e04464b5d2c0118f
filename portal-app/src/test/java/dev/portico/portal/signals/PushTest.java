package dev.portico.portal.signals;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.signals.Announced.changed;
import static dev.portico.portal.signals.Announced.now;
import static dev.portico.portal.signals.Announced.push;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.portal.access.Refused;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed at {@code /signals}, and what is not (RFC 8935, RFC 8417). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class PushTest {
    @Inject
    Announced announced;

    @Inject
    SecurityEvents events;

    @Inject
    Inbox inbox;

    @BeforeEach
    @AfterEach
    void forget() {
        announced.forget();
    }

    @Test
    void aChangeOfAPersonIsKept() {
        push(changed(Cast.ada(), "41.0.0")).statusCode(202).body(emptyString());

        assertThat(announced.known()).isEqualTo(Map.of("member:ada-id", "41 0"));
    }

    @Test
    void aSignalMaySpeakOfSeveral() {
        push(changed(Cast.ada(), "41.7.3")).statusCode(202);

        assertThat(announced.known())
                .isEqualTo(Map.of("member:ada-id", "41 0", "organization:11111111-acme", "7 0", "realm", "3 0"));
    }

    @Test
    void aChangeOfAnOrganisationOrOfTheRealmIsKept() {
        push(Announced.changedOrganization(ACME, "0.8.0")).statusCode(202);
        push(changed("0.0.4")).statusCode(202);

        assertThat(announced.known()).isEqualTo(Map.of("organization:11111111-acme", "8 0", "realm", "4 0"));
    }

    @Test
    void aRevocationIsKeptOfThePersonThereOrEverywhereOrOfTheOrganisation() {
        long at = now() - 10;
        push(Announced.revoked(Cast.ben(), at)).statusCode(202);
        push(Announced.revokedEverywhere(Cast.cleo(), at)).statusCode(202);
        push(Announced.revokedOrganization(ACME, at)).statusCode(202);

        assertThat(announced.known())
                .isEqualTo(Map.of(
                        "member:ben-id@11111111-acme",
                        "0 " + at,
                        "member:cleo-id",
                        "0 " + at,
                        "organization:11111111-acme",
                        "0 " + at));
    }

    @Test
    void aLogoutEndsThatSessionOnlyAndALogoutOfAllEndsThePersons() {
        long at = now() - 10;
        JsonObject one = Announced.revoked(Cast.ben(), at);
        one.getJsonObject("sub_id").put("session", Announced.opaque("s-1"));
        JsonObject all = Announced.revoked(Cast.cleo(), at);
        all.getJsonObject("sub_id").put("session", Announced.opaque("ALL"));
        push(one).statusCode(202);
        push(all).statusCode(202);

        assertThat(announced.known())
                .isEqualTo(Map.of("session:s-1", "0 " + (at + 1), "member:cleo-id@11111111-acme", "0 " + at));
    }

    @Test
    void theSameSignalAgainChangesNothing() {
        String token = Cast.event(new JsonObject().put("claims", changed(Cast.ada(), "41.0.0")));
        push(token).statusCode(202);
        announced.elsewhere("member:ada-id", 1, 0);

        push(token).statusCode(202);

        assertThat(announced.known()).isEqualTo(Map.of("member:ada-id", "1 0"));
    }

    @Test
    void anOlderSignalThatComesLaterChangesNothing() {
        push(changed(Cast.ada(), "42.0.0")).statusCode(202);
        push(Announced.revokedEverywhere(Cast.ada(), 2_000)).statusCode(202);
        push(changed(Cast.ada(), "41.0.0")).statusCode(202);
        push(Announced.revokedEverywhere(Cast.ada(), 1_000)).statusCode(202);

        assertThat(announced.known()).isEqualTo(Map.of("member:ada-id", "42 2000"));
    }

    @Test
    void whereKeycloakCountsFromAnEarlierNumberAgainThatIsTakenOver() {
        announced.earlier(Duration.ofSeconds(70), "member:ada-id", 42, 0);
        push(changed(Cast.ada(), "3.0.0")).statusCode(202);
        assertThat(announced.known()).isEqualTo(Map.of("member:ada-id", "3 0"));

        push(changed(Cast.ada(), "2.0.0")).statusCode(202);
        assertThat(announced.known()).isEqualTo(Map.of("member:ada-id", "3 0"));
    }

    @Test
    void aNumberThatIsReachedAgainIsNewAgain() {
        announced.earlier(Duration.ofSeconds(70), "member:ada-id", 42, 0);

        push(changed(Cast.ada(), "42.0.0")).statusCode(202);

        assertThat(announced.since("member:ada-id")).isGreaterThanOrEqualTo(now() - 10);
    }

    @Test
    void aSignalThatWasLongOnItsWayIsNotTakenForSuch() {
        announced.earlier(Duration.ofSeconds(70), "member:ada-id", 42, 0);
        JsonObject late = changed(Cast.ada(), "41.0.0").put("iat", now() - 80);

        push(late).statusCode(202);
        JsonObject sentLate = changed(Cast.ada(), "41.0.0");
        sentLate.getJsonObject("events")
                .forEach(event -> ((JsonObject) event.getValue()).put("event_timestamp", now() - 80));
        push(sentLate).statusCode(202);

        assertThat(announced.known()).isEqualTo(Map.of("member:ada-id", "42 0"));
    }

    @Test
    void aRevocationMakesNoNumberNewer() {
        announced.earlier(Duration.ofSeconds(70), "member:ada-id", 42, 0);

        push(Announced.revokedEverywhere(Cast.ada(), 2_000)).statusCode(202);

        assertThat(announced.known()).isEqualTo(Map.of("member:ada-id", "42 2000"));
        assertThat(announced.since("member:ada-id")).isLessThan(now() - 60);
    }

    @Test
    void whereKeycloaksClockIsAheadASignalCountsFromItsTime() {
        JsonObject ahead = changed(Cast.ada(), "41.0.0").put("iat", now() + 40);
        ahead.getJsonObject("events")
                .forEach(event -> ((JsonObject) event.getValue()).put("event_timestamp", now() + 40));

        push(ahead).statusCode(202);

        assertThat(announced.since("member:ada-id")).isGreaterThan(now() + 30);
    }

    @Test
    void aRevocationIsNeverLaterThanItsToken() {
        long before = now();
        push(Announced.revokedEverywhere(Cast.ada(), 4_000_000_000L)).statusCode(202);

        assertThat(announced.known())
                .hasEntrySatisfying("member:ada-id", known -> assertThat(Long.parseLong(known.substring(2)))
                        .isBetween(before, now()));
    }

    @Test
    void eventsOfOtherKindsAreTakenNoteOf() {
        JsonObject other = Announced.claims(
                Announced.member(Cast.ada()), "credential-change", new JsonObject().put("change_type", "update"));
        push(other).statusCode(202);
        push(new JsonObject()
                        .put("sub_id", Announced.opaque("stream-1"))
                        .put(
                                "events",
                                new JsonObject()
                                        .put(
                                                "https://schemas.openid.net/secevent/ssf/event-type/verification",
                                                new JsonObject().put("state", "x"))))
                .statusCode(202);

        assertThat(announced.known()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "foreign, invalid_key",
        "none, invalid_key",
        "hmac, invalid_key",
    })
    void whatTheRealmDidNotSignIsRefused(String key, String fault) {
        push(Cast.event(new JsonObject().put("key", key).put("claims", changed(Cast.ada(), "41.0.0"))))
                .statusCode(400)
                .contentType("application/json")
                .body("err", equalTo(fault));

        assertThat(announced.known()).isEmpty();
    }

    @Test
    void anUnknownKeyIsAskedForAndOneThatIsNotTheRealmsIsRefused() {
        String token = Cast.event(new JsonObject().put("key", "unknown").put("claims", changed(Cast.ada(), "41.0.0")));
        int[] answers = Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .pollInterval(500, TimeUnit.MILLISECONDS)
                .until(
                        () -> new int[] {
                            push(token).extract().statusCode(),
                            push(token).extract().statusCode()
                        },
                        both -> both[0] == 400);

        // Asked for a moment ago: whether it is a new key nobody knows yet, so that it is to come again.
        assertThat(answers[1]).isEqualTo(503);
        assertThat(announced.known()).isEmpty();
    }

    @Test
    void aKeyTheRealmHasNewlyIsBelieved() {
        Cast.rotates();
        String token = Cast.event(new JsonObject().put("key", "rotated").put("claims", changed(Cast.ada(), "41.0.0")));

        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .pollInterval(500, TimeUnit.MILLISECONDS)
                .until(() -> push(token).extract().statusCode() == 202);

        assertThat(announced.known()).containsKey("member:ada-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "logout+jwt", "secevent", "application/secevent"})
    void whatIsOfAnotherTypeIsRefused(String type) {
        push(Cast.event(new JsonObject().put("typ", type).put("claims", changed(Cast.ada(), "41.0.0"))))
                .statusCode(400)
                .body("err", equalTo("invalid_request"));
        push(Cast.token(Cast.ada())).statusCode(400);

        assertThat(announced.known()).isEmpty();
    }

    @Test
    void aSignalForSomebodyElseOrFromSomebodyElseIsRefused() {
        refused("aud", "reports-api", "invalid_audience");
        refused("aud", null, "invalid_audience");
        refused("aud", new JsonArray(), "invalid_audience");
        refused("iss", "https://evil.example/realms/portico", "invalid_issuer");
        refused("iss", null, "invalid_issuer");
        push(changed(Cast.ada(), "1.0.0")
                        .put("aud", new JsonArray().add("reports-api").add("portal")))
                .statusCode(202);
    }

    @Test
    void aSignalIsOfTheseDays() {
        refused("iat", now() + 120, "invalid_request");
        refused("iat", now() - 3 * 24 * 3600 - 60, "invalid_request");
        refused("iat", null, "invalid_request");
        refused("iat", "now", "invalid_request");
        refused("exp", now() - 60, "invalid_request");
        push(changed(Cast.ada(), "1.0.0").put("iat", now() - 2 * 24 * 3600)).statusCode(202);
        push(changed(Cast.ada(), "2.0.0").put("iat", now() + 30)).statusCode(202);
    }

    @Test
    void whatIsNotOfTheContractsShapeIsRefusedWhole() {
        refused("jti", null, "invalid_request");
        refused("jti", 7, "invalid_request");
        refused("jti", "x".repeat(300), "invalid_request");
        refused("events", null, "invalid_request");
        refused("events", "token-claims-change", "invalid_request");
        refused("sub_id", null, "invalid_request");
        refused("sub_id", new JsonObject().put("format", "email").put("email", "ada@acme.example"), "invalid_request");
        refused("sub_id", new JsonObject().put("format", "uri").put("uri", "https://evil.example"), "invalid_request");
        refused("sub_id", Announced.opaque("ada-id"), "invalid_request");
        JsonObject elsewhere = Announced.member(Cast.ada());
        elsewhere.getJsonObject("user").put("iss", "https://evil.example");
        refused("sub_id", elsewhere, "invalid_request");
        for (String revision : new String[] {"41", "41.0", "-1.0.0", "41.0.0.0", "x.0.0", "99999999999999999999.0.0"}) {
            push(changed(Cast.ada(), revision)).statusCode(400).body("err", equalTo("invalid_request"));
        }

        assertThat(announced.known()).isEmpty();
    }

    @Test
    void whatIsTooLargeOrNoTokenIsRefused() {
        push(changed(Cast.ada(), "1.0.0").put("padding", "x".repeat(70_000)))
                .statusCode(400)
                .body("err", equalTo("invalid_request"));
        for (String odd : new String[] {"", "x", "a.b.c", "{}", "eyJ9.eyJ9.", "....", "é"}) {
            push(odd).statusCode(400).body("err", equalTo("invalid_request"));
        }

        assertThat(announced.known()).isEmpty();
    }

    @Test
    void onlyTheSenderExpectedIsListenedTo() {
        String token = Cast.event(new JsonObject().put("claims", changed(Cast.ada(), "41.0.0")));
        for (String sender : new String[] {
            "",
            "Bearer",
            "Bearer ",
            "Bearer wrong",
            "bearer " + Cast.SIGNALS_SECRET,
            Cast.SIGNALS_SECRET,
            "Bearer " + Cast.SIGNALS_SECRET + "x"
        }) {
            given().header("Authorization", sender)
                    .contentType("application/secevent+jwt")
                    .body(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .post("/signals")
                    .then()
                    .statusCode(401)
                    .body("err", equalTo("authentication_failed"));
        }

        assertThat(announced.known()).isEmpty();
    }

    @Test
    void theBodyIsASignalAndNothingElse() {
        String token = Cast.event(new JsonObject().put("claims", changed(Cast.ada(), "41.0.0")));
        for (String type : new String[] {"application/json", "text/plain", "application/x-www-form-urlencoded"}) {
            given().header("Authorization", "Bearer " + Cast.SIGNALS_SECRET)
                    .contentType(type)
                    .body(token)
                    .post("/signals")
                    .then()
                    .statusCode(400)
                    .body("err", equalTo("invalid_request"));
        }
        given().get("/signals").then().statusCode(405);
        given().redirects().follow(false).post("/o/acme/signals").then().statusCode(404);
        assertThat(new Browser().get("/o/acme/signals").statusCode()).isEqualTo(404);

        assertThat(announced.known()).isEmpty();
    }

    @Test
    void whereTheRealmLetsNobodyInSignalsAreHeardAllTheSame() {
        Cast.mode("registered");
        try {
            push(changed(Cast.ada(), "41.0.0")).statusCode(202);
        } finally {
            Cast.mode("everyone");
        }
    }

    @Test
    void withoutASecretThereIsNoSuchAddress() {
        PushEndpoint endpoint = new PushEndpoint(events, inbox, Optional.of(" "));

        assertThatThrownBy(() -> endpoint.receive("Bearer ", "application/secevent+jwt", InputStream.nullInputStream()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.NOT_FOUND));
    }

    private void refused(String claim, @Nullable Object value, String fault) {
        JsonObject claims = changed(Cast.ada(), "41.0.0").put(claim, value);
        push(claims).statusCode(400).body("err", equalTo(fault));
        assertThat(announced.known()).as(claim + " " + value).isEmpty();
    }
}
