package dev.portico.portal.members;

import static dev.portico.portal.members.Directory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings › Organisation key (R35), and sending somebody a link past it (R34, R36). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class KeyPagesTest {
    private static final String PAGE = "/o/acme/settings/key";
    private static final String BEN = "/o/acme/settings/members/ben-id";
    private static final String LINK = BEN + "/send-organization-key";
    private static final String KEY = "opens sesame & more";
    private static final String SUPPORT = "support@portico.example";

    private final Browser browser = new Browser();

    @BeforeEach
    void adaInAcme() {
        Cast.signsIn(Cast.ada());
        Directory.levels();
        Directory.lists(Directory.ben());
        ben("send-organization-key");
        state(false, false, false);
        Cast.extensionSays("PUT " + ACME + "/key", 200, view(true, false, true));
    }

    @Test
    void whereThereIsNoneItIsChosenAndAskedForAtOneMoment() {
        HttpResponse<String> page = browser.get(PAGE);
        assertThat(page.body())
                .contains("<dd id=\"key-asked\">No</dd>", "<dd id=\"key-since\">None yet</dd>", "value=\"ask\"")
                .doesNotContain("key-ask\"", "key-leave", "value=\"change\"", "key-in-vain");

        state(true, false, true);
        HttpResponse<String> done = send(page, "ask", KEY, KEY);

        assertThat(put()).isEqualTo(new JsonObject().put("required", true).put("key", KEY));
        assertThat(done.uri()).hasPath(PAGE);
        assertThat(done.body())
                .contains("The key is asked for from now on.", "<dd id=\"key-asked\">Yes</dd>")
                .doesNotContain("opens sesame");
        assertThat(done.uri().toString()).doesNotContain("sesame");
    }

    @Test
    void itIsChangedByWhoTypesTheSameTwice() {
        state(true, false, true);
        send(browser.get(PAGE), "change", "  " + KEY, KEY + " ");

        assertThat(put()).isEqualTo(new JsonObject().put("key", KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "too-short, too-short, The key has at least 12 characters.",
        "'', '', The key has at least 12 characters.",
        "long-enough-1, long-enough-2, This is not the same key.",
    })
    void whatCannotBeTheKeyIsToldAndShownNowhere(String key, String repeated, String told) {
        HttpResponse<String> again = send(browser.get(PAGE), "ask", key, repeated);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("role=\"alert\"", "aria-invalid=\"true\"", told);
        assertThat(again.body()).doesNotContain("too-short", "long-enough");
        assertThat(questions()).doesNotContain("PUT " + ACME + "/key");
    }

    @Test
    void aKeyThatIsTooLongIsNotCutOff() {
        String longest = "x".repeat(128);
        assertThat(send(browser.get(PAGE), "ask", longest + "x", longest + "x").body())
                .contains("The key has at most 128 characters.");
        assertThat(questions()).doesNotContain("PUT " + ACME + "/key");

        send(browser.get(PAGE), "ask", longest, longest);
        assertThat(put().getString("key")).isEqualTo(longest);
    }

    @Test
    void whatTheExtensionDoesNotTakeIsToldAtTheField() {
        Cast.extensionSays(
                "PUT " + ACME + "/key",
                422,
                new JsonObject()
                        .put("status", 422)
                        .put("reason", "invalid-value")
                        .put("field", "key"));

        HttpResponse<String> again = send(browser.get(PAGE), "ask", KEY, KEY);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("This cannot be the key.").doesNotContain("sesame");
    }

    /** Two admins at the same moment: the second is told, and nothing is overwritten unseen. */
    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        Cast.extensionSays("GET " + ACME + "/key", 200, view(true, false, true), "\"seen\"");
        HttpResponse<String> page = browser.get(PAGE);
        assertThat(page.body()).contains("name=\"etag\" value=\"&quot;seen&quot;\"");
        Cast.extensionSays("GET " + ACME + "/key", 200, view(true, false, true), "\"newer\"");
        HttpResponse<String> mistyped = browser.submit(
                page, PAGE, Map.of("step", "change", "key", KEY, "repeated", "another", "etag", "\"seen\""));
        assertThat(mistyped.body()).contains("value=\"&quot;seen&quot;\"");
        Directory.refuses("PUT " + ACME + "/key", 412, "stale");

        HttpResponse<String> told = browser.submit(
                mistyped,
                PAGE,
                Map.of("step", "change", "key", KEY, "repeated", KEY, "told", "on", "etag", "\"seen\""));

        assertThat(Directory.asked("PUT " + ACME + "/key").getString("ifMatch")).isEqualTo("\"seen\"");
        assertThat(told.statusCode()).isEqualTo(412);
        assertThat(told.body())
                .contains("role=\"alert\"", "Somebody else changed this meanwhile.", "value=\"&quot;newer&quot;\"")
                .doesNotContain("sesame");
    }

    /** Who does not know the key is shut out: that is said before, and has to be seen. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoHasItAskedForIsToldWhatItMeansAndSaysThatPeopleKnowIt(boolean made) {
        state(false, false, made);
        HttpResponse<String> page = browser.get(PAGE);
        assertThat(page.body())
                .contains(
                        "Everybody in Acme has to show the key at the next sign-in from a browser. I have told it to them.");

        HttpResponse<String> again = browser.submit(
                page, PAGE, made ? Map.of("step", "ask") : Map.of("step", "ask", "key", KEY, "repeated", KEY));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("role=\"alert\"", "id=\"told-error\"", "Tell it to everybody first")
                .doesNotContain("sesame");
        assertThat(questions()).doesNotContain("PUT " + ACME + "/key");
    }

    @Test
    void thePresentKeyIsNoChange() {
        state(true, false, true);
        Cast.extensionSays(
                "PUT " + ACME + "/key",
                409,
                new JsonObject()
                        .put("status", 409)
                        .put("reason", "invalid-value")
                        .put("field", "key"));

        HttpResponse<String> again = send(browser.get(PAGE), "change", KEY, KEY);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains("Nothing was changed.", "This is the present key already.")
                .doesNotContain("sesame");
    }

    @Test
    void sinceWhenTheKeyIsInUseIsNotTakenForTheKey() {
        assertThat(browser.get(PAGE).body()).contains("<dt>The key</dt><dd id=\"key-since\">None yet</dd>");
        state(true, false, true);
        assertThat(browser.get(PAGE).body())
                .contains("<dt>In use since</dt><dd id=\"key-since\"><time", "You are asked, too.")
                .doesNotContain("told_them");
    }

    /** Another key shuts out whoever does not know it just as the first one does; one that is not asked for, nobody. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoChangesAKeyThatIsAskedForSaysThatPeopleKnowIt(boolean made) {
        state(true, !made, made);
        HttpResponse<String> page = browser.get(PAGE);
        assertThat(page.body()).containsPattern("(?s)id=\"key-form\".*id=\"told\".*I have told it to them.");
        Map<String, String> typed = Map.of("step", "change", "key", KEY, "repeated", KEY);

        HttpResponse<String> again = browser.submit(page, PAGE, typed);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("role=\"alert\"", "id=\"told-error\"", "Tell it to everybody first")
                .doesNotContain("sesame");
        assertThat(questions()).doesNotContain("PUT " + ACME + "/key");

        state(false, false, true);
        HttpResponse<String> asksNobody = browser.get(PAGE);
        assertThat(asksNobody.body().split("id=\"told\"", -1))
                .as("only to have it asked for")
                .hasSize(2);
        browser.submit(asksNobody, PAGE, typed);
        assertThat(put()).isEqualTo(new JsonObject().put("key", KEY));
    }

    @Test
    void askingBeginsAndEndsWithoutTouchingTheKey() {
        state(false, false, true);
        HttpResponse<String> page = browser.get(PAGE);
        assertThat(page.body()).contains("id=\"key-ask\"").doesNotContain("id=\"key-leave\"");
        browser.submit(page, PAGE, Map.of("step", "ask", "told", "on"));
        assertThat(put()).isEqualTo(new JsonObject().put("required", true));

        state(true, false, true);
        HttpResponse<String> asked = browser.get(PAGE);
        assertThat(asked.body()).contains("id=\"key-leave\"").doesNotContain("id=\"key-ask\"");
        HttpResponse<String> left = browser.submit(asked, PAGE, Map.of("step", "leave", "key", KEY, "repeated", KEY));
        assertThat(put()).isEqualTo(new JsonObject().put("required", false));
        assertThat(left.body()).contains("The key is asked for no longer.");
    }

    /** What the vendor has every organisation do is not theirs to leave off; that nobody is asked yet is told. */
    @Test
    void whereEveryOrganisationAsksAndThisOneHasNoneItSaysSo() {
        state(true, true, false);

        assertThat(browser.get(PAGE).body())
                .contains(
                        "id=\"key-in-vain\"",
                        "Until you choose one, nobody but admins can sign in.",
                        "Support has set this")
                .doesNotContain("id=\"key-leave\"");
        send(browser.get(PAGE), "change", KEY, KEY);
        assertThat(put()).isEqualTo(new JsonObject().put("key", KEY));
    }

    @Test
    void whenItIsNotAnsweredNobodySaysThatItWasDone() {
        HttpResponse<String> page = browser.get(PAGE);
        Cast.extensionSays("PUT " + ACME + "/key", 500, new JsonObject());

        HttpResponse<String> unsure = send(page, "ask", KEY, KEY);

        assertThat(unsure.statusCode()).isEqualTo(503);
        assertThat(unsure.body()).contains("nobody knows whether this was done").doesNotContain("sesame");
    }

    @Test
    void onlyWhoSaysWhoGetsInFindsIt() {
        assertThat(browser.get("/o/acme/settings/members").body()).contains("href=\"" + PAGE + "\"");
        Cast.signsIn(Cast.cleo());
        assertThat(new Browser().get(PAGE).statusCode()).isEqualTo(403);

        JsonObject looking = Cast.ada();
        looking.getJsonArray("entitlements").remove("members.assign-levels");
        Cast.signsIn(looking);
        Directory.levels();
        Directory.lists(Directory.ben());
        Browser others = new Browser();
        assertThat(others.get("/o/acme/settings/members").body()).doesNotContain("/settings/key");
        assertThat(others.get(PAGE).statusCode()).isEqualTo(403);
    }

    @Test
    void operatorsDoItForAnyOrganisation() {
        Cast.signsIn(Cast.olga());
        Cast.extensionSays(
                "GET /organizations/acme",
                200,
                new JsonObject()
                        .put("id", "11111111-acme")
                        .put("alias", "acme")
                        .put("name", "Acme")
                        .put("enabled", true));
        state(true, false, true);
        Cast.extensionSays("PUT " + ACME + "/key", 200, view(true, false, true));
        Browser olgas = new Browser();
        String page = "/desk/settings/organizations/acme/key";

        assertThat(olgas.get(page).body())
                .as("no member, so nobody asks her")
                .contains("every browser is asked again.")
                .doesNotContain("You are asked, too.");
        assertThat(olgas.submit(
                                olgas.get(page),
                                page,
                                Map.of("step", "change", "key", KEY, "repeated", KEY, "told", "on"))
                        .body())
                .contains("The key was changed.");
        assertThat(put()).isEqualTo(new JsonObject().put("key", KEY));
    }

    @Test
    void theLinkIsOfferedWhereItMayBeSentAndItsPageAsksFirst() {
        assertThat(browser.get(BEN).body()).contains("href=\"" + LINK + "\"", "Send organisation key");
        assertThat(browser.get("/o/acme/settings/members").body()).contains("href=\"" + LINK + "\"");

        HttpResponse<String> question = browser.get(LINK);
        assertThat(question.body())
                .contains(
                        "<h1>Send Ben Brandt a link past the organisation key?</h1>",
                        "It goes to ben@acme.example.",
                        "The mail comes from " + SUPPORT + ".",
                        "allow-list")
                .containsPattern("href=\"" + BEN + "\" autofocus>Cancel");

        ben();
        assertThat(browser.get(BEN).body()).doesNotContain("send-organization-key");
        assertThat(browser.get(LINK).statusCode()).isEqualTo(403);
    }

    @Test
    void whatBecameOfItIsSaid() {
        Cast.extensionSays("POST " + ACME + "/members/ben-id/send-organization-key", 204, new JsonObject());

        HttpResponse<String> sent = sendLink();

        assertThat(sent.uri()).hasPath(LINK).hasQuery("done=sent");
        assertThat(sent.body())
                .contains(
                        "<h1>The link was sent to Ben Brandt</h1>",
                        "role=\"status\"",
                        "It is on its way to ben@acme.example.",
                        "The mail comes from " + SUPPORT + ".",
                        "reports that to " + SUPPORT);
        assertThat(Directory.asked("POST " + ACME + "/members/ben-id/send-organization-key")
                        .getString("ifMatch"))
                .isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | mail-not-sent | The mail could not be sent: the mail server did not take it.",
                "429 | too-many      | Try again in an hour.",
                "409 | user-disabled | This person is deactivated.",
                "409 | invalid-value | The key is not asked for any more",
                "412 | stale         | Nothing was sent; look again",
                "403 | above-own-rights | This was refused.",
            })
    void whyItWasNotSentIsSaid(int status, String reason, String told) {
        Directory.refuses("POST " + ACME + "/members/ben-id/send-organization-key", status, reason);

        HttpResponse<String> page = sendLink();

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .contains("role=\"alert\"", told, "Send Ben Brandt a link")
                .doesNotContain("It is on its way");
    }

    @Test
    void whoHasNoAddressIsSentNothingAndItIsSaid() {
        HttpResponse<String> question = browser.get(LINK);
        Directory.refuses("POST " + ACME + "/members/ben-id/send-organization-key", 409, "invalid-value");
        Directory.shows(mayBe(Directory.ben().putNull("email"), "send-organization-key"), "\"7\"");

        assertThat(browser.submit(question, LINK, Map.of()).body())
                .contains("This person has no e-mail address.")
                .doesNotContain("It goes to");
    }

    @Test
    void whereNoMailIsSetUpItSaysSoBefore() {
        Cast.extensionSays("GET " + ACME + "/key", 200, view(true, false, true).putNull("mailsFrom"));

        assertThat(browser.get(LINK).body())
                .contains("This portal is not set up to send mails")
                .doesNotContain("The mail comes from");
    }

    @Test
    void theHistoryTellsOfTheKeyInWords() {
        Cast.extensionSays(
                "GET " + ACME + "/journal",
                200,
                Directory.items(new JsonObject()
                        .put("id", "1")
                        .put("at", "2026-11-23T07:00:00Z")
                        .put("act", "settings-changed")
                        .put("actor", new JsonObject().put("kind", "person").put("id", "ada-id"))
                        .put("organization", "11111111-acme")
                        .putNull("person")
                        .put(
                                "before",
                                new JsonObject()
                                        .put("organizationKeyRequired", false)
                                        .putNull("organizationKeyChangedAt"))
                        .put(
                                "after",
                                new JsonObject()
                                        .put("organizationKeyRequired", true)
                                        .put("organizationKeyChangedAt", "2026-11-23T07:00:00.123Z"))
                        .putNull("reason")));

        assertThat(browser.get("/o/acme/settings/history").body())
                .contains(
                        "Organisation key asked for: ",
                        "Organisation key changed: ",
                        "<time datetime=\"2026-11-23T07:00:00.123Z\">")
                .doesNotContain("2026-11-23 07:00:00");
    }

    private HttpResponse<String> send(HttpResponse<String> page, String step, String key, String repeated) {
        return browser.submit(page, PAGE, Map.of("step", step, "key", key, "repeated", repeated, "told", "on"));
    }

    private HttpResponse<String> sendLink() {
        return browser.submit(browser.get(LINK), LINK, Map.of("etag", "\"7\""));
    }

    private static void ben(String... may) {
        Directory.shows(mayBe(Directory.ben(), may), "\"7\"");
        Directory.lists(mayBe(Directory.ben(), may));
    }

    private static JsonObject mayBe(JsonObject member, String... more) {
        JsonArray may = member.getJsonArray("may").copy();
        List.of(more).forEach(may::add);
        return member.put("may", may);
    }

    private static void state(boolean required, boolean everywhere, boolean made) {
        Cast.extensionSays("GET " + ACME + "/key", 200, view(required, everywhere, made));
    }

    private static JsonObject view(boolean required, boolean everywhere, boolean made) {
        return new JsonObject()
                .put("required", required)
                .put("everywhere", everywhere)
                .put("changedAt", made ? "2026-11-20T10:00:00Z" : null)
                .put("mailsFrom", SUPPORT);
    }

    private static JsonObject put() {
        return new JsonObject(Directory.asked("PUT " + ACME + "/key").getString("body"));
    }

    private static List<String> questions() {
        return Cast.asked().stream().map(each -> each.getString("question")).toList();
    }
}
