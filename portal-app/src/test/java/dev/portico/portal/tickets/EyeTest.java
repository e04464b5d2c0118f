package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.tickets.Calls.get;
import static dev.portico.portal.tickets.Calls.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Happened.Piece;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class EyeTest {
    private static final JsonObject SHOW = new JsonObject().put("visible", true);
    private static final JsonObject HIDE = new JsonObject().put("visible", false);

    @Inject
    Desk desk;

    @Inject
    Heard heard;

    long ticket;
    String bens;

    @BeforeEach
    void aTicket() {
        desk.empty();
        ticket = desk.ticket(Cast.ben(), ACME, "Printer on fire");
        bens = "/" + ticket;
        heard.forget();
    }

    @Test
    void anAgentsNoteIsSeenWhenItIsSwitchedVisibleAndNotBeforeOrAfter() {
        long note = desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, false, "zebrafish");
        String before = everythingOf(Cast.ben());
        get(Cast.sam(), bens + "/notes").body("items", hasSize(1));

        patch(Cast.sam(), bens + "/notes/" + note, SHOW).statusCode(204);
        get(Cast.ben(), bens + "/notes").body("items.text", contains("zebrafish"));
        get(Cast.ben(), "?q=zebrafish").body("items", hasSize(1));
        get(Cast.ben(), bens).body("status", equalTo("waiting-for-customer"));

        patch(Cast.sam(), bens + "/notes/" + note, HIDE).statusCode(204);
        get(Cast.ben(), bens + "/notes").body("items", empty());
        get(Cast.ben(), "?q=zebrafish").body("items", empty());
        assertThat(before).doesNotContain("zebrafish");
        assertThat(heard.all())
                .extracting(Object::getClass)
                .containsExactly(Happened.MadeVisible.class, Happened.MadeHidden.class);
    }

    @Test
    void theFileOfAnAgentsNoteHasASwitchOfItsOwn() {
        long note = desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, false, "zebrafish");
        long file = desk.attachment(note);
        String path = bens + "/attachments/" + file;
        patch(Cast.sam(), bens + "/notes/" + note, SHOW).statusCode(204);
        get(Cast.sam(), path).statusCode(200);
        get(Cast.ben(), path).statusCode(404);
        get(Cast.ben(), bens + "/notes").body("items[0].attachments", empty());

        patch(Cast.sam(), path, SHOW).statusCode(204);
        get(Cast.ben(), path).statusCode(200);
        assertThat(heard.all()).last().isInstanceOfSatisfying(Happened.MadeVisible.class, shown -> assertThat(
                        shown.piece())
                .isEqualTo(Piece.attachment(file)));

        patch(Cast.sam(), bens + "/notes/" + note, HIDE).statusCode(204);
        get(Cast.ben(), path).statusCode(404);
    }

    @Test
    void theFilesOfAnEMailGoWithIt() {
        long note = desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, false, "zebrafish");
        desk.mail(ticket, note, "Re: printer");
        String path = bens + "/attachments/" + desk.attachment(note);
        get(Cast.ben(), path).statusCode(404);
        patch(Cast.sam(), path, SHOW).statusCode(403);

        patch(Cast.sam(), bens + "/notes/" + note, SHOW).statusCode(204);
        get(Cast.ben(), path).statusCode(200);

        patch(Cast.sam(), bens + "/notes/" + note, HIDE).statusCode(204);
        get(Cast.ben(), path).statusCode(404);
    }

    @Test
    void aCustomersOwnIsAlwaysVisible() {
        long note = desk.note(ticket, ACME, Cast.ben(), Side.CUSTOMER, true, "mine");

        patch(Cast.sam(), bens + "/notes/" + note, HIDE).statusCode(403);
        patch(Cast.sam(), bens + "/attachments/" + desk.attachment(note), HIDE).statusCode(403);
        get(Cast.ben(), bens + "/notes").body("items.text", contains("mine"));
    }

    @Test
    void customersHaveNoEyeAndLearnNothingOfWhatIsHidden() {
        long note = desk.note(ticket, ACME, Cast.sam(), Side.VENDOR, false, "zebrafish");

        patch(Cast.ada(), bens + "/notes/" + note, SHOW).statusCode(403);
        patch(Cast.ada(), bens + "/notes/" + (note + 1000), SHOW).statusCode(403);
        patch(Cast.cleo(), bens + "/notes/" + note, SHOW).statusCode(404);
        get(Cast.ben(), bens + "/notes").body("items", empty());
    }

    @Test
    void aNoteIsSwitchedOnItsOwnTicketOnly() {
        long other = desk.ticket(Cast.cleo(), ACME, "Slow login");
        long note = desk.note(other, ACME, Cast.sam(), Side.VENDOR, false, "zebrafish");

        patch(Cast.sam(), bens + "/notes/" + note, SHOW).statusCode(404);
        get(Cast.cleo(), "/" + other + "/notes").body("items", empty());
        patch(Cast.sam(), "/" + other + "/notes/" + note, SHOW).statusCode(204);
        get(Cast.cleo(), "/" + other + "/notes").body("items", hasSize(1));
    }

    @Test
    void hiddenNotesLeaveNoTraceForCustomers() {
        desk.note(ticket, ACME, Cast.ben(), Side.CUSTOMER, true, "first");
        long second = desk.ticket(Cast.ben(), ACME, "Second");
        desk.note(second, ACME, Cast.ben(), Side.CUSTOMER, true, "other");
        String before = everythingOf(Cast.ben());

        Calls.post(Cast.sam(), bens + "/notes", new JsonObject().put("text", "zebrafish"))
                .statusCode(201);
        get(Cast.sam(), "?q=zebrafish").body("items", hasSize(1));

        assertThat(everythingOf(Cast.ben())).isEqualTo(before);
    }

    private String everythingOf(JsonObject viewer) {
        return get(viewer, "?sort=-updated").extract().asString()
                + get(viewer, bens).extract().asString()
                + get(viewer, bens + "/notes").extract().asString();
    }
}
