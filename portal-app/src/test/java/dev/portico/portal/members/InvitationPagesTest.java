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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class InvitationPagesTest {
    private static final String LIST = "/o/acme/settings/invitations";
    private static final String NEW = LIST + "/new";
    private static final String MANY = LIST + "/many";
    private static final String POST = "POST " + ACME + "/invitations";

    private final Browser browser = new Browser();

    @BeforeEach
    void adaInAcme() {
        Cast.signsIn(Cast.ada());
        Directory.levels();
        Cast.extensionSays("GET " + ACME + "/invitations", 200, Directory.items(invitation()));
    }

    @Test
    void theFormShowsWhatTheyWillSeeBeforeAnythingIsSent() {
        String member = browser.get(NEW).body();
        String admin = browser.get(NEW + "?level=portal-admin&messenger=on&until=2027-01-31")
                .body();
        String restricted =
                browser.get(NEW + "?level=portal-admin&ownTicketsOnly=on").body();

        assertThat(member).contains("Sees and answers their own tickets", "Does not see tickets of coworkers");
        assertThat(admin)
                .contains("Sees and answers every ticket of the organisation", "Contacts Support", "Until 31 Jan 2027");
        assertThat(restricted).contains("Does not see tickets of coworkers").doesNotContain("every ticket");
        assertThat(Cast.asked()).noneMatch(asked -> asked.getString("question").equals(POST));
    }

    /** R36. */
    @Test
    void anInvitationThatDidNotArriveSaysWhatTheMailServerSaid() {
        Cast.extensionSays(
                "GET " + ACME + "/invitations",
                200,
                Directory.items(
                        invitation().put("mail", "undelivered").put("mailAnswer", "5.1.1 <i>no such mailbox</i>")));

        assertThat(browser.get(LIST).body())
                .contains("Did not arrive: the invitation", "5.1.1 &lt;i&gt;no such mailbox&lt;/i&gt;");
    }

    @Test
    void aDayThatHasPassedIsNoOutlook() {
        assertThat(browser.get(NEW + "?until=2020-01-01").body())
                .contains("Please choose a day that has not passed.")
                .doesNotContain("inclusive");
    }

    @Test
    void whoAsksWhatTheyWillSeeIsTakenThere() {
        HttpResponse<String> shown = browser.submit(
                browser.get(NEW), NEW, Map.of("email", "a@x.example", "level", "portal-member", "preview", "on"));

        assertThat(shown.body())
                .containsPattern("id=\"outlook\"[^>]* autofocus")
                .contains("value=\"a@x.example\"");
    }

    @Test
    void anInvitationCarriesWhatTheFormSays() {
        HttpResponse<String> form = browser.get(NEW);
        Cast.extensionSays(POST, 201, invitation());

        HttpResponse<String> sent = browser.submit(
                form,
                NEW,
                Map.of(
                        "email", "new@acme.example",
                        "firstName", "Nora",
                        "level", "portal-member",
                        "messenger", "on",
                        "ownTicketsOnly", "on",
                        "until", "2027-01-31"));

        assertThat(sent.body()).contains("The invitation is on its way.", "new@acme.example");
        assertThat(new JsonObject(Directory.asked(POST).getString("body")))
                .isEqualTo(new JsonObject()
                        .put("email", "new@acme.example")
                        .put("firstName", "Nora")
                        .put("level", "portal-member")
                        .put("roles", new JsonArray().add("enable-in-app-messenger"))
                        .put("ownTicketsOnly", true)
                        .put("until", "2027-02-01T00:00:00Z"));
    }

    @Test
    void aRefusalIsShownAtItsFieldAndNothingTypedIsLost() {
        HttpResponse<String> form = browser.get(NEW);
        Cast.extensionSays(
                POST,
                422,
                new JsonObject()
                        .put("status", 422)
                        .put("reason", "invalid-value")
                        .put("field", "email"));

        HttpResponse<String> again =
                browser.submit(form, NEW, Map.of("email", "nonsense", "lastName", "Typed", "level", "portal-admin"));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("value=\"nonsense\" aria-invalid=\"true\"", "id=\"email-error\"", "value=\"Typed\"")
                .contains("value=\"portal-admin\" selected");
    }

    @Test
    void anAddressThatIsInvitedAlreadyIsTold() {
        HttpResponse<String> form = browser.get(NEW);
        Directory.refuses(POST, 409, "already-member");

        assertThat(browser.submit(form, NEW, Map.of("email", "ben@acme.example", "level", "portal-member"))
                        .body())
                .contains("This address already belongs to a member or an open invitation.");
    }

    @Test
    void manyLinesGetAResultEachAndOnlyTheRefusedOnesStay() {
        HttpResponse<String> form = browser.get(MANY);
        Cast.extensionSays(
                POST,
                200,
                Directory.items(
                        line(2, "a@x.example", "invited", null, null),
                        line(3, "b", "refused", "invalid-value", "email")));

        HttpResponse<String> done =
                browser.upload(form, MANY, Map.of("lines", "a@x.example\nb", "level", "portal-member"), "file", "");

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body())
                .contains(
                        "1 of 2 invited",
                        "<td>2</td>",
                        "<bdi>b</bdi>",
                        "This is no e-mail address, or it is in another line")
                .doesNotContain("must be an e-mail address")
                .contains("\nb,,,portal-member,,false,\n</textarea>");
    }

    @Test
    void aFileIsTakenInsteadOfTheField() {
        HttpResponse<String> form = browser.get(MANY);
        Cast.extensionSays(POST, 200, Directory.items(line(2, "c@x.example", "invited", null, null)));

        HttpResponse<String> done = browser.upload(
                form, MANY, Map.of("lines", "", "level", "portal-member"), "file", "email\nc@x.example\n");

        assertThat(done.body()).contains("1 of 1 invited");
        assertThat(Directory.asked(POST).getString("body"))
                .isEqualTo("email,level,roles,ownTicketsOnly,until\nc@x.example,portal-member,,false,\n");
    }

    @Test
    void anInvitationIsSentAgainOrWithdrawn() {
        Cast.extensionSays(POST + "/i-1/resend", 200, invitation());
        Cast.extensionSays("DELETE " + ACME + "/invitations/i-1", 204, new JsonObject());
        HttpResponse<String> list = browser.get(LIST);

        assertThat(list.body()).contains("new@acme.example", "Send again", "Withdraw");
        assertThat(browser.submit(list, LIST + "/i-1/resend", Map.of()).body()).contains("Sent again.");
        assertThat(browser.submit(list, LIST + "/i-1/withdraw", Map.of()).body())
                .contains("was withdrawn");
    }

    @Test
    void whoMayNotInviteFindsNoInvitations() {
        JsonObject reader = Cast.ada();
        reader.getJsonArray("entitlements").remove("members.invite");
        Cast.signsIn(reader);

        assertThat(new Browser().get(NEW).statusCode()).isEqualTo(403);
    }

    private static JsonObject invitation() {
        return new JsonObject()
                .put("id", "i-1")
                .put("email", "new@acme.example")
                .putNull("firstName")
                .putNull("lastName")
                .put("level", "portal-member")
                .put("roles", new JsonArray())
                .put("ownTicketsOnly", false)
                .putNull("until")
                .put("state", "pending")
                .put("mail", "sent")
                .put("expiresAt", "2027-01-01T00:00:00Z");
    }

    private static JsonObject line(
            int number, String email, String status, @Nullable String reason, @Nullable String field) {
        return new JsonObject()
                .put("line", number)
                .put("email", email)
                .put("status", status)
                .put("reason", reason)
                .put("field", field)
                .put("detail", reason == null ? null : "must be an e-mail address");
    }
}
