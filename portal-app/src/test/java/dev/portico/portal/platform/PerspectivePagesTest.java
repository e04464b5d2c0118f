package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages through somebody's eyes: begun by a form, left by another, and nothing else leads in (R26, R27, R28). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class PerspectivePagesTest {
    private static final String BENS = "/o/acme/as/ben-id";
    private static final String TOLD = "POST /portal-pages";
    private static final String NOT_SHOWN = "What an administrator sees there is not shown in User Perspective.";

    private final Browser browser = new Browser();
    private final String sid = "eyes-" + UUID.randomUUID();

    @BeforeEach
    void adaIsSignedIn() {
        Cast.signsIn(Cast.ada());
        seen(Cast.ben(), Cast.ada(), 300);
        assertThat(browser.get("/o/acme/").statusCode()).isEqualTo(200);
    }

    /** From now on the realm lets this viewer see the portal as this person. */
    private static void seen(JsonObject person, JsonObject viewer, long seconds) {
        seen(person, viewer, seconds, "eyes-of-" + person.getString("sub"));
    }

    private static void seen(JsonObject person, JsonObject viewer, long seconds, String sid) {
        String id = person.getString("sub");
        Cast.extensionSays(
                "PERSPECTIVE " + id,
                200,
                person.copy()
                        .put("act", new JsonObject().put("sub", viewer.getString("sub")))
                        .put("act_rev", "0.0.0")
                        .put("sid", sid)
                        .put("shown_entitlements", person.getJsonArray("entitlements"))
                        .put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own", "articles.read")))
                        .put("exp", Instant.now().getEpochSecond() + seconds));
    }

    private HttpResponse<String> begin(String person, String back) {
        return browser.submit(browser.get("/o/acme/"), "/o/acme/perspective", Map.of("person", person, "back", back));
    }

    @Test
    void whoBeginsSeesThePortalAsThePersonDoes() {
        HttpResponse<String> begun = begin("ben-id", "/tickets");
        assertThat(address(begun)).isEqualTo(BENS + "/");

        HttpResponse<String> page = browser.get(BENS + "/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("You see the portal as Ben of Acme sees it.", "action=\"" + BENS + "/exit\"")
                .contains("href=\"" + BENS + "/tickets\"")
                .doesNotContain("href=\"" + BENS + "/settings", "/o/acme/logout", BENS + "/logout");
    }

    @Test
    void theMenuIsThePersonsAndWhatChangesSomethingIsThereAndDisabled() {
        begin("ben-id", "/");

        String page = browser.get(BENS + "/").body();
        assertThat(page)
                .contains("href=\"" + BENS + "/articles\"", "href=\"" + BENS + "/tickets\"")
                .containsPattern(
                        "<span[^>]*aria-disabled=\"true\" title=\"Not while looking as Ben\">Submit a Request</span>")
                .containsPattern("<span[^>]*aria-disabled=\"true\"[^>]*><i[^>]*></i> Open a ticket</span>")
                .contains("<fieldset class=\"look-only\" disabled title=\"Not while looking as Ben\">")
                .doesNotContain(BENS + "/submit\"", BENS + "/tickets/new", ">Settings<");
        String own = browser.get("/o/acme/").body();
        assertThat(own)
                .contains("href=\"/o/acme/submit\"", "href=\"/o/acme/tickets/new\"", ">Settings<")
                .doesNotContain("look-only", "aria-disabled");
    }

    @Test
    void aPersonWhoAdministersPeopleHasTheirSettingsInTheMenuAndTheyDoNotOpen() {
        JsonObject other = Cast.ada().put("sub", "bea-id").put("name", "Bea");
        seen(other, Cast.ada(), 300);
        begin("bea-id", "/");

        assertThat(browser.get("/o/acme/as/bea-id/").body())
                .containsPattern("<span[^>]*aria-disabled=\"true\" title=\"" + NOT_SHOWN + "\">Settings</span>")
                .contains("<p class=\"card-like muted\">" + NOT_SHOWN + "</p>")
                .doesNotContain("look at everything");
        for (String path : List.of("/settings/members", "/settings/history", "/settings/members/ben-id")) {
            HttpResponse<String> refused = browser.get("/o/acme/as/bea-id" + path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body())
                    .as("Bea is permitted to, and could change it: " + path)
                    .contains("Not shown in User Perspective", NOT_SHOWN)
                    .doesNotContain("Your account is not permitted");
        }
        begin("ben-id", "/");
        assertThat(browser.get(BENS + "/settings/members").body())
                .contains("Your account is not permitted")
                .doesNotContain(NOT_SHOWN);
        assertThat(browser.get(BENS + "/").body()).doesNotContain(NOT_SHOWN);
        assertThat(browser.get("/o/acme/").body())
                .contains("class=\"settings-cards\"")
                .doesNotContain(NOT_SHOWN);
    }

    @Test
    void theBannerTellsTheLevelAndWhatElseThePersonHolds() {
        JsonObject ben = Cast.ben();
        ben.getJsonObject("organization")
                .getJsonObject("acme")
                .put(
                        "roles",
                        new JsonArray(List.of("enable-in-app-messenger", "portal-member", "portal-own-tickets-only")));
        seen(ben, Cast.ada(), 300);
        begin("ben-id", "/");

        String page = browser.get(BENS + "/tickets").body();

        assertThat(page)
                .contains(
                        "<strong class=\"portal-uses\">Member, Messenger, Own tickets only.</strong> You can only look.")
                .containsPattern("<title>As Ben: Tickets");
        assertThat(browser.get("/o/acme/tickets").body()).doesNotContain("<title>As ", "portal-uses");
    }

    @Test
    void aLevelOfTheVendorsOwnIsNamedAsItIs() {
        seen(nightShift(), Cast.ada(), 300);
        begin("ben-id", "/");

        assertThat(browser.get(BENS + "/").body()).contains(">night shift.</strong>");
    }

    @Test
    void aLevelOfTheVendorsOwnGoesByItsTitle() {
        Cast.signsIn(Cast.atLevel(Cast.ada(), "night-shift", "Night & weekends"));
        seen(nightShift(), Cast.ada(), 300, sid);
        begin("ben-id", "/");

        assertThat(browser.get(BENS + "/").body())
                .contains("<strong class=\"portal-uses\">Night &amp; weekends.</strong>");
    }

    private static JsonObject nightShift() {
        JsonObject ben = Cast.ben();
        ben.getJsonObject("organization").getJsonObject("acme").put("roles", new JsonArray(List.of("night-shift")));
        return ben;
    }

    @Test
    void whatIsPrivateSaysSoAndWhatIsForWritingAsWell() {
        begin("ben-id", "/");

        for (String path : List.of("/vault", "/vault/new", "/privacy", "/profile/sessions")) {
            HttpResponse<String> refused = browser.get(BENS + path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).as(path).contains("it is the person’s own, and not shown");
        }
        for (String path : List.of("/submit", "/tickets/new", "/messenger/contact")) {
            HttpResponse<String> refused = browser.get(BENS + path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).as(path).contains("it can be read and not written in");
        }
    }

    @Test
    void whatIsRefusedIsAPageOfThePerspective() {
        begin("ben-id", "/");
        HttpResponse<String> page = browser.get(BENS + "/");

        for (String path : List.of("/tickets", "/perspective")) {
            HttpResponse<String> refused = browser.submit(page, BENS + path, Map.of("person", "cleo-id"));
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body())
                    .as(path)
                    .contains("You see the portal as Ben of Acme sees it.", "action=\"" + BENS + "/exit\"")
                    .contains(
                            "<bdi class=\"portal-name\">Ben</bdi>",
                            "class=\"btn btn-outline-primary\" href=\"" + BENS + "/\"")
                    .doesNotContain(">Settings<", "<bdi class=\"portal-name\">Ada</bdi>");
        }
    }

    @Test
    void whatIsSentAfterItWasLeftIsRefusedOnAPageOfOnesOwn() {
        begin("ben-id", "/");
        HttpResponse<String> page = browser.get(BENS + "/");
        browser.submit(page, BENS + "/exit", Map.of());

        HttpResponse<String> refused = browser.submit(page, BENS + "/tickets", Map.of("subject", "As Ben"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("<bdi class=\"portal-name\">Ada</bdi>", "href=\"/o/acme/tickets\"")
                .contains("Nothing was changed", "as yourself again")
                .doesNotContain(BENS, "You see the portal as Ben", "as somebody else does");
    }

    @Test
    void whoHasLeftIsToldSoOnce() {
        begin("ben-id", "/tickets");

        HttpResponse<String> left = browser.submit(browser.get(BENS + "/"), BENS + "/exit", Map.of());

        assertThat(address(left)).isEqualTo("/o/acme/tickets");
        assertThat(left.body())
                .contains("<p class=\"notice\" role=\"status\">You see the portal as yourself again.</p>");
        assertThat(browser.get("/o/acme/tickets").body()).doesNotContain("as yourself again");
    }

    /** The first tab has taken the mark with it. */
    @Test
    void exitInASecondTabLeadsBackToWhereItBeganAsWellAndNowhereElse() {
        begin("ben-id", "/settings/members/ben-id");
        HttpResponse<String> second = browser.get(BENS + "/tickets");
        String back = "name=\"back\" value=\"/settings/members/ben-id\"";
        assertThat(second.body().split(java.util.regex.Pattern.quote(back), -1))
                .as("of Exit and of signing out")
                .hasSize(3);
        browser.submit(browser.get(BENS + "/"), BENS + "/exit", Map.of());

        HttpResponse<String> left = browser.submit(second, BENS + "/exit", Map.of("back", "/settings/members/ben-id"));

        assertThat(address(left)).isEqualTo("/o/acme/settings/members/ben-id");
        assertThat(left.body()).contains("You see the portal as yourself again.");
        for (String foreign : List.of("//example.org/", "https://example.org/", "/\\example.org")) {
            assertThat(address(browser.submit(second, BENS + "/exit", Map.of("back", foreign))))
                    .as(foreign)
                    .isEqualTo("/o/acme/");
        }
    }

    @Test
    void whoMayLessIsShownLess() {
        JsonObject reader = Cast.cleo().put("entitlements", new JsonArray(List.of("portal.enter", "articles.read")));
        seen(reader, Cast.ada(), 300);
        begin("cleo-id", "/");

        assertThat(browser.get("/o/acme/as/cleo-id/").body())
                .doesNotContain("Submit a Request", "Open a ticket", "request-subject");
    }

    @Test
    void theBannerIsOnPagesOfTheMessengerThatStandAlone() {
        begin("ben-id", "/");

        assertThat(browser.get(BENS + "/messenger").body()).contains("You see the portal as Ben of Acme sees it.");
    }

    @Test
    void exitIsTheFirstThingOnThePage() {
        begin("ben-id", "/tickets");

        String body = browser.get(BENS + "/").body();

        assertThat(body.indexOf(BENS + "/exit")).isPositive().isLessThan(body.indexOf("skip-link"));
    }

    @Test
    void onesOwnPlaceStaysAsItWas() {
        begin("ben-id", "/tickets");

        assertThat(browser.get("/o/acme/").body())
                .contains("Ada", "/o/acme/settings/members", "/o/acme/logout")
                .doesNotContain("You see the portal as");
    }

    @Test
    void exitLeadsBackToWhereItBegan() {
        begin("ben-id", "/settings/members/ben-id");

        HttpResponse<String> left = browser.submit(browser.get(BENS + "/"), BENS + "/exit", Map.of());

        assertThat(address(left)).isEqualTo("/o/acme/settings/members/ben-id");
        assertThat(Cast.asked())
                .filteredOn(question -> question.getString("question").equals("DELETE /perspectives/eyes-of-ben-id"))
                .hasSize(1);
        assertThat(address(browser.get(BENS + "/"))).isEqualTo("/o/acme/");
    }

    @Test
    void anAddressAloneLeadsHome() {
        assertThat(address(browser.get(BENS + "/tickets"))).isEqualTo("/o/acme/");
        assertThat(Cast.asked())
                .noneMatch(question -> question.getString("question").startsWith("PERSPECTIVE"));
    }

    @Test
    void theMarkOfOnePersonOpensNoOther() {
        seen(Cast.cleo(), Cast.ada(), 300);
        begin("ben-id", "/");

        assertThat(address(browser.get("/o/acme/as/cleo-id/"))).isEqualTo("/o/acme/");
    }

    @Test
    void withoutTheFormsTokenNothingBegins() {
        HttpResponse<String> forged =
                browser.post("/o/acme/perspective", Map.of("person", "ben-id", "back", "/"), Map.of());

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(address(browser.get(BENS + "/"))).isEqualTo("/o/acme/");
    }

    @Test
    void whoMayNotDoesNotBegin() {
        HttpResponse<String> refused = begin("eve-id", "/settings/members/eve-id");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("Your own permissions do not let you look", "href=\"/o/acme/settings/members/eve-id\"");
        assertThat(address(browser.get("/o/acme/as/eve-id/"))).isEqualTo("/o/acme/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "above-own-rights | may do something that you may not",
                "user-disabled | account is disabled",
                "organization-disabled | organisation is disabled",
                "no-access | has no access to the portal",
                "not-a-member | does not belong to that organisation",
                "invalid-value | as yourself already",
                "stale | Something has changed meanwhile",
                "unexplained | Something has changed meanwhile",
                "<script> | Something has changed meanwhile",
            })
    void whoMayNotIsToldWhy(String reason, String words) {
        Cast.extensionSays("PERSPECTIVE ben-id", 400, new JsonObject().put("reason", reason));

        HttpResponse<String> refused = begin("ben-id", "/settings/members/ben-id");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("You cannot see the portal as this person", words);
    }

    @Test
    void anAgentSaysWhy() {
        Cast.signsIn(Cast.sam());
        seen(Cast.ben(), Cast.sam(), 300);
        Browser agent = new Browser();
        Map<String, String> form = Map.of("person", "ben-id", "organization", "acme", "reason", "  ", "back", "/queue");
        HttpResponse<String> refused = agent.submit(agent.get("/desk/"), "/desk/perspective", form);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Say why", "href=\"/desk/queue\"");
        assertThat(Cast.asked())
                .noneMatch(question -> question.getString("question").startsWith("PERSPECTIVE"));
    }

    @Test
    void nothingIsSentFromThere() {
        begin("ben-id", "/");
        HttpResponse<String> page = browser.get(BENS + "/");

        for (String path : List.of("/tickets", "/preferences", "/perspective", "/logout", "/nothing")) {
            assertThat(browser.submit(page, BENS + path, Map.of("subject", "As Ben", "description", "x"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatHasEndedLeadsBackAndIsNotBegunAgain() {
        seen(Cast.ben(), Cast.ada(), 10);
        begin("ben-id", "/tickets");
        assertThat(browser.get(BENS + "/").statusCode()).isEqualTo(200);

        Cast.extensionSays("PERSPECTIVE ben-id", 400, new JsonObject().put("reason", "stale"));

        HttpResponse<String> back = browser.get(BENS + "/");
        assertThat(address(back)).isEqualTo("/o/acme/tickets?perspective=ended");
        assertThat(back.body()).contains("has ended");
        assertThat(address(browser.get(BENS + "/"))).isEqualTo("/o/acme/");
        assertThat(Cast.asked())
                .filteredOn(question -> question.getString("question").equals("PERSPECTIVE ben-id"))
                .extracting(question -> question.getString("body"))
                .containsExactly("", "eyes-of-ben-id", "eyes-of-ben-id", "eyes-of-ben-id");
        assertThat(Cast.asked())
                .filteredOn(question -> question.getString("question").equals("DELETE /perspectives/eyes-of-ben-id"))
                .hasSize(1);
    }

    @Test
    void aTokenForSomethingElseIsNotBelieved() {
        seen(Cast.ben(), Cast.cleo(), 300);

        assertThat(begin("ben-id", "/").statusCode()).isEqualTo(503);
    }

    @Test
    void anAgentLooksFromTheDesk() {
        Cast.signsIn(Cast.sam());
        seen(Cast.ben(), Cast.sam(), 300);
        Browser agent = new Browser();

        HttpResponse<String> begun = agent.submit(
                agent.get("/desk/"),
                "/desk/perspective",
                Map.of("person", "ben-id", "organization", "acme", "reason", "Cannot find it", "back", "/queue"));

        assertThat(address(begun)).isEqualTo("/desk/as/acme/ben-id/");
        assertThat(agent.get("/desk/as/acme/ben-id/").body()).contains("You see the portal as Ben of Acme sees it.");
        assertThat(address(agent.submit(agent.get("/desk/as/acme/ben-id/"), "/desk/as/acme/ben-id/exit", Map.of())))
                .isEqualTo("/desk/queue");
    }

    @Test
    void beforeItIsLeftItIsToldWhichPagesWereReadAndNothingOfWhatWasOnThem() {
        Cast.extensionSays(TOLD, 200, new JsonObject());
        beginAnother();
        browser.get(BENS + "/tickets?q=secret");
        browser.get(BENS + "/tickets");
        HttpResponse<String> page = browser.get(BENS + "/articles");
        assertThat(browser.get(BENS + "/tickets/999999").statusCode()).isEqualTo(404);
        assertThat(browser.get(BENS + "/tickets/new").statusCode()).isEqualTo(403);
        assertThat(browser.submit(page, BENS + "/tickets", Map.of("subject", "As Ben", "description", "x"))
                        .statusCode())
                .isEqualTo(403);
        browser.get("/o/acme/tickets");

        browser.submit(page, BENS + "/exit", Map.of());

        assertThat(read()).isEqualTo(Map.of("/", 1, "/tickets", 2, "/articles", 1));
        List<JsonObject> questions = Cast.asked().stream()
                .filter(question -> question.encode().contains(sid)
                        && question.getString("question").matches("DELETE .*|" + TOLD))
                .toList();
        assertThat(questions).hasSizeGreaterThan(1);
        assertThat(questions.get(questions.size() - 1).getString("question")).startsWith("DELETE");
        assertThat(questions)
                .allSatisfy(question -> assertThat(question.encode()).doesNotContain("secret", "999999"));
    }

    /** Keycloak ends the one with the other: what was read is told before. */
    @Test
    void beforeAnotherIsBegunItIsToldWhichPagesWereReadInTheFirst() {
        Cast.extensionSays(TOLD, 200, new JsonObject());
        beginAnother();
        browser.get(BENS + "/tickets");
        browser.get(BENS + "/tickets");
        seen(Cast.cleo(), Cast.ada(), 300);
        begin("cleo-id", "/");

        assertThat(read()).isEqualTo(Map.of("/", 1, "/tickets", 2));
        List<String> questions = Cast.asked().stream()
                .filter(question -> question.getString("question").equals("PERSPECTIVE cleo-id")
                        || question.getString("body").contains(sid))
                .map(question -> question.getString("question"))
                .toList();
        assertThat(questions.indexOf("PERSPECTIVE cleo-id")).isGreaterThan(questions.lastIndexOf(TOLD));
    }

    @Test
    void whoNeverLeavesIsToldOfAsWell() {
        Cast.extensionSays(TOLD, 200, new JsonObject());
        beginAnother();
        browser.get(BENS + "/tickets");

        await().atMost(Duration.ofSeconds(10)).until(() -> read().equals(Map.of("/", 1, "/tickets", 1)));
    }

    @Test
    void whatCouldNotBeToldIsToldLater() {
        Cast.extensionSays(TOLD, 500, new JsonObject());
        beginAnother();
        browser.get(BENS + "/tickets");
        await().atMost(Duration.ofSeconds(10)).until(() -> Cast.asked().stream()
                .anyMatch(question -> question.getString("question").equals(TOLD)
                        && question.getString("body").contains(sid)));
        assertThat(read()).isEmpty();

        Cast.extensionSays(TOLD, 200, new JsonObject());
        browser.submit(browser.get(BENS + "/tickets"), BENS + "/exit", Map.of());

        assertThat(read()).isEqualTo(Map.of("/", 1, "/tickets", 2));
    }

    /** Of which nothing was told for another test. */
    private void beginAnother() {
        seen(Cast.ben(), Cast.ada(), 300, sid);
        begin("ben-id", "/");
    }

    /** What was told with success, by the portal itself. */
    private Map<String, Integer> read() {
        Map<String, Integer> pages = new HashMap<>();
        Cast.asked().stream()
                .filter(question -> question.getString("question").equals(TOLD)
                        && question.getString("body").contains("perspective=" + sid + "&")
                        && question.getInteger("answered") == 200
                        && question.getString("token").startsWith("Basic "))
                .flatMap(question -> Arrays.stream(question.getString("body").split("&", -1)))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .filter(field -> field.startsWith("page="))
                .map(field -> field.substring("page=".length()).split(" ", 2))
                .forEach(page -> pages.merge(page[1], Integer.parseInt(page[0]), Integer::sum));
        return pages;
    }

    private static String address(HttpResponse<String> answer) {
        String query = answer.uri().getQuery();
        return answer.uri().getPath() + (query == null ? "" : "?" + query);
    }
}
