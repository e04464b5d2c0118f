package dev.portico.portal.tickets;

import static dev.portico.portal.files.Sender.noise;
import static dev.portico.portal.files.Sender.send;
import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.files.Limits;
import dev.portico.portal.files.Shelf;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Browser.Chosen;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AttachmentPagesTest {
    private static final Pattern KEPT = Pattern.compile("name=\"files\" value=\"([0-9a-f-]{36})\" checked");

    @Inject
    Desk desk;

    @Inject
    Shelf shelf;

    @Inject
    SessionFactory sessions;

    private final Browser browser = new Browser();
    long bens;
    String page;

    @BeforeEach
    void aTicket() {
        desk.empty();
        bens = desk.ticket(Cast.ben(), ACME, "Printer on fire");
        page = "/o/acme/tickets/" + bens;
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aFormWithoutScriptBringsItsFiles() {
        HttpResponse<String> sent = browser.upload(
                browser.get(page),
                page + "/notes",
                Map.of("text", "Zwei Dateien: שלום"),
                List.of(
                        new Chosen("attachment", "../דוח <b>.txt", noise(1_500_000)),
                        new Chosen("attachment", "", new byte[0]),
                        new Chosen("attachment", "screen.png", Pictures.PNG)));

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body())
                .contains("Zwei Dateien: שלום", "<bdi>דוח _b_.txt</bdi>", "1.4 MB", "alt=\"screen.png\"")
                .doesNotContain("<b>.txt");
        assertThat(shelf.uploads()).isZero();
        assertThat(shelf.files()).isEqualTo(2);
    }

    @Test
    void aTicketIsOpenedWithAFile() {
        HttpResponse<String> opened = browser.upload(
                browser.get("/o/acme/tickets/new"),
                "/o/acme/tickets",
                Map.of("subject", "New", "description", "See the file", "priority", "normal"),
                List.of(new Chosen("attachment", "log.txt", noise(10))));

        assertThat(opened.uri().getPath()).matches("/o/acme/tickets/\\d+");
        assertThat(opened.body()).contains("<bdi>log.txt</bdi>");
    }

    @Test
    void whatIsMissingCostsNoFile() {
        HttpResponse<String> again = browser.upload(
                browser.get(page),
                page + "/notes",
                Map.of("text", ""),
                List.of(new Chosen("attachment", "log.txt", noise(10))));
        assertThat(again.statusCode()).isEqualTo(422);
        Matcher kept = KEPT.matcher(again.body());
        assertThat(kept.find()).isTrue();

        HttpResponse<String> sent =
                browser.upload(again, page + "/notes", Map.of("text", "Now", "files", kept.group(1)), List.of());

        assertThat(sent.body()).contains("<bdi>log.txt</bdi>");
        assertThat(shelf.uploads()).isZero();
    }

    @Test
    void elevenFilesAreRefusedAndNoneOfThemIsStored() {
        HttpResponse<String> again = browser.upload(
                browser.get(page),
                page + "/notes",
                Map.of("text", "Eleven"),
                Collections.nCopies(11, new Chosen("attachment", "a.txt", noise(10))));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("A message takes 10 files at most.", ">Eleven</textarea>");
        assertThat(shelf.files()).isZero();
        assertThat(desk.notes(bens)).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithTheReason() {
        HttpResponse<String> again = browser.upload(
                browser.get(page),
                page + "/notes",
                Map.of("text", "Big"),
                List.of(new Chosen("attachment", "a.iso", new byte[(int) Limits.FILE + 1])));

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("A file may have 20 MB at most.", ">Big</textarea>");
        assertThat(shelf.files()).isZero();
    }

    @Test
    void elsewhereAsMuchIsRefused() {
        HttpResponse<String> refused = browser.upload(
                browser.get(page),
                page + "/close",
                Map.of(),
                List.of(new Chosen("attachment", "a.iso", new byte[(int) Limits.FILE + 1])));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("Too much at once");
    }

    @Test
    void onlyWhatIsAPictureIsShown() {
        long picture = attached("screen.png", Pictures.PNG);
        long page = attached("page.png", "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        long drawing = attached(
                "drawing.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8));
        long noise = attached("noise.png", noise(100));

        HttpResponse<String> shown = browser.get(this.page + "/attachments/" + picture + "/image");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline;");
        assertThat(shown.headers().allValues("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        for (long other : new long[] {page, drawing, noise}) {
            assertThat(browser.get(this.page + "/attachments/" + other + "/image")
                            .statusCode())
                    .isEqualTo(404);
            HttpResponse<String> download = browser.get(this.page + "/attachments/" + other);
            assertThat(download.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment;");
        }
        assertThat(browser.get(this.page).body())
                .contains("/attachments/" + picture + "/image")
                .doesNotContain("/attachments/" + page + "/image", "/attachments/" + noise + "/image");
    }

    @Test
    void aHiddenPictureIsNotThereForCustomers() {
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();
        String work = "/desk/queue/" + bens;
        HttpResponse<String> written = sams.upload(
                sams.get(work),
                work + "/note",
                Map.of("text", "Between us"),
                List.of(new Chosen("attachment", "zebra.png", Pictures.PNG)));
        assertThat(written.body()).contains("zebra.png", "Hidden from customers");
        HttpResponse<String> answered = sams.upload(
                sams.get(work),
                work + "/reply",
                Map.of("text", "Here"),
                List.of(new Chosen("attachment", "giraffe.png", Pictures.PNG)));
        Matcher images = Pattern.compile("/attachments/(\\d+)/image\"").matcher(answered.body());
        assertThat(images.find()).isTrue();
        String hidden = images.group(1);
        assertThat(sams.get("/desk/tickets/" + bens + "/attachments/" + hidden + "/image")
                        .statusCode())
                .isEqualTo(200);

        Cast.signsIn(Cast.ben());
        assertThat(browser.get(page).body()).contains("giraffe.png").doesNotContain("zebra");
        assertThat(browser.get(page + "/attachments/" + hidden).statusCode()).isEqualTo(404);
        assertThat(browser.get(page + "/attachments/" + hidden + "/image").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAgentsFormThatIsWrongKeepsItsFileInItsOwnForm() {
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();
        String work = "/desk/queue/" + bens;

        HttpResponse<String> again = sams.upload(
                sams.get(work),
                work + "/note",
                Map.of("text", ""),
                List.of(new Chosen("attachment", "zebra.png", Pictures.PNG)));

        assertThat(again.statusCode()).isEqualTo(422);
        String internal = again.body().substring(again.body().indexOf("id=\"compose-note\""));
        assertThat(again.body().indexOf("zebra.png")).isGreaterThan(again.body().indexOf("id=\"compose-note\""));
        assertThat(internal).contains("zebra.png");
    }

    @Test
    void theNumberOfStatementsIsTheSameForManyFiles() {
        long note = desk.note(bens, ACME, Cast.ben(), Side.CUSTOMER, true, "one");
        browser.get(page);
        long few = statements();
        for (int i = 0; i < 5; i++) {
            attached(i + ".png", Pictures.PNG);
        }

        assertThat(statements()).isEqualTo(few);
        assertThat(note).isPositive();
    }

    @Test
    void thePagesScriptNeedsTheFormsToken() {
        HttpResponse<String> form = browser.get(page);
        Map<String, String> tus = Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "4");
        assertThat(browser.post("/o/acme/uploads", Map.of(), tus).statusCode()).isEqualTo(403);
        assertThat(shelf.uploads()).isZero();

        Matcher token = Pattern.compile("data-csrf=\"([^\"]+)\"").matcher(form.body());
        assertThat(token.find()).isTrue();
        HttpResponse<String> begun = browser.post(
                "/o/acme/uploads",
                Map.of(),
                Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "4", "X-CSRF-Token", token.group(1)));
        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(begun.headers().firstValue("Location").orElseThrow()).startsWith("/o/acme/uploads/");
        assertThat(new Browser().get("/o/acme/uploads/" + "0".repeat(8)).statusCode())
                .isNotEqualTo(500);
    }

    private long statements() {
        long before = sessions.getStatistics().getPrepareStatementCount();
        browser.get(page);
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }

    private long attached(String name, byte[] content) {
        JsonObject note = new JsonObject()
                .put("text", name)
                .put("files", new JsonArray(List.of(send(Cast.ben(), name, content))));
        int id = Calls.post(Cast.ben(), "/" + bens + "/notes", note)
                .statusCode(201)
                .extract()
                .path("attachments[0].id");
        return id;
    }
}
