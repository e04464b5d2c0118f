package dev.portico.portal.desk;

import static dev.portico.portal.platform.Cast.UMBRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class DeskPagesTest {
    @Inject
    Tables tables;

    @Inject
    SessionFactory sessions;

    private final Browser sams = new Browser();
    long bens;

    @BeforeEach
    void aTicket() {
        tables.empty();
        bens = tables.ticket(Cast.ben(), "Printer on fire");
    }

    @Test
    void theQueueBeginsWithWhatIsToDoAndTheFilterIsInTheAddress() {
        long answered = tables.ticket(Cast.cleo(), "Slow login");
        tables.answered(answered, Cast.sam(), true, "Since when?");
        Cast.signsIn(Cast.sam());

        assertThat(sams.get("/desk/queue").body()).contains("Printer on fire").doesNotContain("Slow login");
        assertThat(sams.get("/desk/queue?status=waiting-for-customer").body())
                .contains("Slow login", "/desk/queue/" + answered + "?status=waiting-for-customer")
                .doesNotContain("Printer on fire");
        assertThat(sams.get("/desk/queue?status=any").body())
                .contains(
                        "Slow login", "Printer on fire", "/desk/queue/" + answered + "?status=any", "\"any\" selected");
        assertThat(sams.get("/desk/tickets/" + bens).uri().getPath()).isEqualTo("/desk/queue/" + bens);
        assertThat(sams.get("/desk/tickets?q=printer").uri().toString()).endsWith("/desk/queue?q=printer");
    }

    @Test
    void theQueueOfOneOrganisationHasNoOthers() {
        tables.ticket(Cast.eve(), UMBRA, "Umbrella broken");
        Cast.signsIn(Cast.sam());
        assertThat(sams.get("/desk/queue").body()).contains("Umbrella broken", "Printer on fire");

        assertThat(sams.get("/desk/queue?organization=" + UMBRA.getString("id")).body())
                .contains("Umbrella broken", "Only Umbra")
                .doesNotContain("Printer on fire");
    }

    @Test
    void whoServesOnlyAssignedOrganisationsSeesNoOthers() {
        long umbras = tables.ticket(Cast.eve(), UMBRA, "Umbrella broken");
        Cast.signsIn(Cast.sam());
        assertThat(sams.get("/desk/queue").body()).contains("Umbrella broken");

        Cast.signsIn(Cast.tess().put("sub", "tess-of-none"));
        Browser tesss = new Browser();
        assertThat(tesss.get("/desk/queue").body()).doesNotContain("Umbrella", "Printer");
        assertThat(tesss.get("/desk/queue/" + umbras).statusCode()).isEqualTo(404);
        assertThat(tesss.get("/desk/queue?organization=" + UMBRA.getString("id"))
                        .body())
                .doesNotContain("Umbrella");
    }

    @Test
    void thereIsNoDeskForCustomers() {
        Cast.signsIn(Cast.ada());
        Browser adas = new Browser();

        assertThat(adas.get("/o/acme/queue").statusCode()).isEqualTo(404);
        assertThat(adas.get("/o/acme/queue/" + bens).statusCode()).isEqualTo(404);
        assertThat(adas.get("/o/acme/queue/" + bens + "/presence").statusCode()).isEqualTo(404);
        HttpResponse<String> page = adas.get("/o/acme/tickets/" + bens);
        for (String deed : new String[] {"reply", "note", "state", "take", "participants"}) {
            assertThat(adas.submit(page, "/o/acme/queue/" + bens + "/" + deed, Map.of("text", "x", "version", "1"))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
        assertThat(adas.get("/o/acme/tickets/" + bens).body()).contains("No notes yet");
    }

    @Test
    void aReplyIsReadByTheCustomerAndAnInternalNoteIsNot() {
        Cast.signsIn(Cast.sam());
        HttpResponse<String> page = sams.get("/desk/queue/" + bens);

        HttpResponse<String> replied =
                sams.submit(page, "/desk/queue/" + bens + "/reply", Map.of("text", "Which printer?"));
        HttpResponse<String> noted =
                sams.submit(replied, "/desk/queue/" + bens + "/note", Map.of("text", "Always that one"));

        assertThat(noted.body()).contains("Which printer?", "Always that one", "Hidden from customers");
        Cast.signsIn(Cast.ben());
        assertThat(new Browser().get("/o/acme/tickets/" + bens).body())
                .contains("Which printer?", "Waiting for you")
                .doesNotContain("Always that one");
    }

    /** The forum makes Markdown of what is typed; whoever writes in both is told that this does not. */
    @Test
    void theFormsSayThatWhatIsTypedIsShownAsItIs() {
        Cast.signsIn(Cast.sam());
        HttpResponse<String> page = sams.get("/desk/queue/" + bens);
        assertThat(page.body())
                .containsPattern(
                        "(?s)name=\"text\"[^>]*aria-describedby=\"reply-hint\".*id=\"reply-hint\">Shown just as you type it")
                .containsPattern("id=\"internal-hint\">Shown just as you type it");

        HttpResponse<String> replied =
                sams.submit(page, "/desk/queue/" + bens + "/reply", Map.of("text", "**Which** one?"));

        assertThat(replied.body()).contains("**Which** one?").doesNotContain("<strong>Which");
    }

    @Test
    void theEyeIsOnAgentsNotesOnly() {
        tables.written(bens, Cast.ben(), "mine");
        long hidden = tables.answered(bens, Cast.sam(), false, "between-us");
        Cast.signsIn(Cast.sam());
        HttpResponse<String> page = sams.get("/desk/queue/" + bens);
        assertThat(page.body())
                .containsOnlyOnce("/notes/" + hidden + "/eye")
                .doesNotContain("/notes/" + (hidden - 1) + "/eye");

        HttpResponse<String> shown =
                sams.submit(page, "/desk/queue/" + bens + "/notes/" + hidden + "/eye", Map.of("visible", "true"));

        assertThat(shown.body()).contains("Customers see this", "Shown to customers");
        Cast.signsIn(Cast.ben());
        assertThat(new Browser().get("/o/acme/tickets/" + bens).body())
                .contains("between-us")
                .doesNotContain("Shown to customers", "/eye");
    }

    @Test
    void whoChangesWhatSomebodyElseHasChangedIsShownBothAndSavesNothing() {
        Cast.signsIn(Cast.sam());
        HttpResponse<String> old = sams.get("/desk/queue/" + bens);
        String version = old.body().replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        HttpResponse<String> first = sams.submit(
                old,
                "/desk/queue/" + bens + "/state",
                Map.of("version", version, "status", "solved", "cause", "Toner"));
        assertThat(first.statusCode()).isEqualTo(200);

        HttpResponse<String> second = sams.submit(
                old,
                "/desk/queue/" + bens + "/state",
                Map.of("version", version, "status", "closed", "cause", "Paper"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Changed meanwhile", ">Paper</textarea>", "Now: Solved");
        assertThat(sams.get("/desk/queue/" + bens).body()).contains(">Toner</textarea>");
    }

    @Test
    void whatCannotBeTakenStaysInTheForm() {
        Cast.signsIn(Cast.sam());
        HttpResponse<String> page = sams.get("/desk/queue/" + bens);

        HttpResponse<String> empty = sams.submit(page, "/desk/queue/" + bens + "/reply", Map.of("text", "  "));
        HttpResponse<String> nobody =
                sams.submit(page, "/desk/queue/" + bens + "/state", Map.of("version", "1", "assignee", "ben-id"));

        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Please fill this in.");
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.body()).contains("Please choose one of the list.");
    }

    @Test
    void anAgentTakesATicketAndHandsItOn() {
        JsonObject olaf = Cast.sam().put("sub", "olaf-id").put("name", "Olaf").put("email", "olaf@portico.example");
        Cast.signsIn(olaf);
        new Browser().get("/desk/queue");
        Cast.signsIn(Cast.sam());
        HttpResponse<String> page = sams.get("/desk/queue/" + bens);
        String version = page.body().replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");

        HttpResponse<String> taken = sams.submit(page, "/desk/queue/" + bens + "/take", Map.of("version", version));

        assertThat(taken.body()).contains("<option value=\"sam-id\" selected>", "Assigned");
        assertThat(sams.get("/desk/queue?share=assigned").body()).contains("Printer on fire");
        String next = taken.body().replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        sams.submit(taken, "/desk/queue/" + bens + "/state", Map.of("version", next, "assignee", "olaf-id"));
        assertThat(sams.get("/desk/queue?share=assigned").body()).doesNotContain("Printer on fire");
    }

    @Test
    void twoAgentsInOneTicketSeeEachOther() {
        JsonObject olaf = Cast.sam().put("sub", "olaf-id").put("name", "Olaf").put("email", "olaf@portico.example");
        Cast.signsIn(olaf);
        Browser olafs = new Browser();
        olafs.get("/desk/queue/" + bens);
        assertThat(olafs.get("/desk/queue/" + bens + "/presence?writing=true").body())
                .doesNotContain("Olaf");

        Cast.signsIn(Cast.sam());
        sams.get("/desk/queue/" + bens);
        assertThat(sams.get("/desk/queue/" + bens + "/presence?writing=false").body())
                .contains("Olaf is writing an answer.");
        Cast.signsIn(olaf);
        assertThat(olafs.get("/desk/queue/" + bens + "/presence?writing=false").body())
                .contains("Sam has this ticket open too.");
    }

    @Test
    void theDeskCostsTheSameNumberOfStatementsHoweverMuchThereIs() {
        Cast.signsIn(Cast.sam());
        tables.tickets(2, Cast.ben());
        tables.written(bens, Cast.ben(), "one");
        sams.get("/desk/queue/" + bens);
        long few = statements("/desk/queue/" + bens);
        tables.tickets(60, Cast.ben());
        for (int i = 0; i < 120; i++) {
            tables.answered(bens, Cast.sam(), i % 2 == 0, "note-" + i);
        }

        assertThat(statements("/desk/queue/" + bens)).isEqualTo(few).isLessThanOrEqualTo(13);
    }

    private long statements(String path) {
        long before = sessions.getStatistics().getPrepareStatementCount();
        assertThat(sams.get(path).statusCode()).isEqualTo(200);
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }
}
