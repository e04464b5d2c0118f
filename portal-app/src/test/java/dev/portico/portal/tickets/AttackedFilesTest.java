package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.platform.Cast.UMBRA;
import static dev.portico.portal.tickets.Calls.get;
import static dev.portico.portal.tickets.Calls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dev.portico.portal.files.Sender;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks 4, 5 and 25: a file is had by who sees what it belongs to, and does nothing wherever it is opened. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class AttackedFilesTest {
    private static final JsonObject TESS = Cast.tess().put("sub", "tess-of-files");

    @Inject
    Desk desk;

    String bens;

    @BeforeEach
    void aTicket() {
        desk.empty();
        bens = "/" + desk.ticket(Cast.ben(), ACME, "Printer on fire");
        Cast.signsIn(Cast.ben());
    }

    @AfterEach
    void signedOut() {
        Cast.signsIn(Cast.ben());
    }

    /** 4: its address alone is worth nothing, and a browser's session is none at the API. */
    @Test
    void withoutASessionThereIsNoFile() {
        String file = "/attachments/" + attached(Cast.ben(), "/notes", "a.png", Pictures.PNG);
        Browser browser = new Browser();
        assertThat(browser.get("/o/acme/tickets" + bens + file + "/image").statusCode())
                .isEqualTo(200);
        String session = browser.cookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));

        for (String address : List.of("/o/acme/tickets" + bens + file, "/o/acme/tickets" + bens + file + "/image")) {
            Response led = given().redirects().follow(false).get(address);
            assertThat(led.statusCode()).isBetween(300, 399);
            assertThat(led.header("Location")).contains("/realms/portico/auth?");
            assertThat(led.asByteArray()).isEmpty();
            assertThat(given().redirects().follow(false).head(address).statusCode())
                    .isNotEqualTo(200);
        }
        for (String address : List.of("/api/tickets" + bens + file, "/o/acme/api/tickets" + bens + file)) {
            assertThat(given().header("Cookie", session).get(address).statusCode())
                    .isIn(401, 404);
        }
        assertThat(given().header("Cookie", session)
                        .redirects()
                        .follow(false)
                        .get("/tickets" + bens + file)
                        .contentType())
                .doesNotContain("octet-stream");
    }

    /** 4: in another's session it is not there, by whatever method, place or ticket it is asked for. */
    @Test
    void inAnothersSessionThereIsNoFile() {
        int id = attached(Cast.ben(), "/notes", "a.png", Pictures.PNG);
        String tag = get(Cast.ben(), bens + "/attachments/" + id).extract().header("ETag");
        String cleos = "/" + desk.ticket(Cast.cleo(), ACME, "Hers");
        Cast.signsInServing(TESS, UMBRA);

        for (JsonObject other : List.of(Cast.cleo(), Cast.eve(), Cast.finnInUmbra(), TESS)) {
            for (String ticket : List.of(bens, cleos)) {
                String address = "/api/tickets" + ticket + "/attachments/" + id;
                for (String method : List.of("GET", "HEAD")) {
                    assertThat(as(other).request(method, address).statusCode()).isEqualTo(404);
                    assertThat(as(other)
                                    .header("If-None-Match", tag)
                                    .request(method, address)
                                    .statusCode())
                            .isEqualTo(404);
                }
            }
        }
        Cast.signsIn(Cast.cleo());
        Browser browser = new Browser();
        browser.get("/o/acme/");
        for (String ticket : List.of(bens, cleos)) {
            for (String image : List.of("", "/image")) {
                assertThat(browser.get("/o/acme/tickets" + ticket + "/attachments/" + id + image)
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    /** 5: a hidden one is answered as one that nobody ever sent, to its tag too, and is in no list. */
    @Test
    void aHiddenFileIsAsAbsentAsOneThatNeverWas() {
        int hidden = attached(Cast.sam(), "/notes", "zebra.png", Pictures.PNG);
        int shown = attached(Cast.sam(), "/replies", "giraffe.png", Pictures.PNG);
        String tag = get(Cast.sam(), bens + "/attachments/" + hidden).extract().header("ETag");
        Cast.signsIn(Cast.ben());
        Browser browser = new Browser();
        browser.get("/o/acme/");

        for (JsonObject customer : List.of(Cast.ben(), Cast.ada())) {
            for (String method : List.of("GET", "HEAD")) {
                Response one = as(customer)
                        .header("If-None-Match", tag)
                        .request(method, "/api/tickets" + bens + "/attachments/" + hidden);
                Response none = as(customer)
                        .header("If-None-Match", tag)
                        .request(method, "/api/tickets" + bens + "/attachments/" + (shown + 1_000));
                assertThat(one.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
                assertThat(one.asString()).isEqualTo(none.asString());
                assertThat(one.headers().asList().toString())
                        .isEqualTo(none.headers().asList().toString());
            }
            get(customer, bens + "/notes").body("items.attachments.name.flatten()", contains("giraffe.png"));
            get(customer, bens + "/attachments").body("items", empty());
        }
        String page = "/o/acme/tickets" + bens;
        assertThat(browser.get(page + "/attachments/" + hidden + "/image").statusCode())
                .isEqualTo(404);
        assertThat(browser.get(page).body()).contains("giraffe.png").doesNotContain("zebra", "/attachments/" + hidden);
    }

    /** 25: what is a picture and a script at once is a picture only, and what is none is never shown. */
    @Test
    void whatIsTwoThingsAtOnceIsTheHarmlessOne() {
        byte[] gif = "GIF89a/*\u0001\u0000\u0001\u0000*/=1;alert(document.cookie)//<script>alert(1)</script>"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] png = bytes(Pictures.PNG, "<html><script>alert(1)</script>");
        Map<String, byte[]> shown = Map.of("script.html", gif, "page.svg", png);
        Map<String, byte[]> kept = Map.of(
                "a.png", text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                "b.gif",
                        text(
                                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"),
                "c.jpg", text("%PDF-1.4 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
                "d.webp", text("RIFF<script>alert(1)</script>"),
                "e.js", text("alert(1)"),
                "f.css", text("*{background:url(//evil.example)}"));
        Cast.signsIn(Cast.ben());
        Browser browser = new Browser();
        browser.get("/o/acme/");

        shown.forEach((name, content) -> {
            HttpResponse<String> image = fetched(browser, attached(Cast.ben(), "/notes", name, content) + "/image");
            assertThat(image.statusCode()).as(name).isEqualTo(200);
            assertThat(image.headers().firstValue("Content-Type").orElseThrow()).matches("image/(gif|png)");
            isConfined(image);
        });
        kept.forEach((name, content) -> {
            int id = attached(Cast.ben(), "/notes", name, content);
            assertThat(fetched(browser, id + "/image").statusCode()).as(name).isEqualTo(404);
            HttpResponse<String> download = fetched(browser, id + "?type=text/html&download=0");
            assertThat(download.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment;");
            isConfined(download);
        });
    }

    /** 25: a name is one name: no header of its own, no folder, no other direction of writing. */
    @Test
    void aNameIsNothingButAName() {
        for (String name : List.of(
                "a\r\nSet-Cookie: q_session=x\r\n\r\n<script>.html",
                "x\"; filename=\"evil.html",
                "photo\u202Egnp.exe",
                "../../../etc/passwd",
                "C:\\Windows\\evil.exe",
                "a\u0000.png.html",
                "<img src=x onerror=alert(1)>.txt")) {
            int id = attached(Cast.ben(), "/notes", name, Pictures.PNG);
            Response download = as(Cast.ada()).get("/api/tickets" + bens + "/attachments/" + id);
            assertThat(download.headers().getValues("Content-Disposition")).hasSize(1);
            assertThat(download.header("Content-Disposition"))
                    .matches("attachment; filename=\"[A-Za-z0-9._ -]+\"; filename\\*=UTF-8''[!-~]+")
                    .doesNotContainIgnoringCase("%0d", "%0a", "%00", "%2f", "%5c", "%e2%80%ae");
            assertThat(download.headers().hasHeaderWithName("Set-Cookie")).isFalse();
        }
        Cast.signsIn(Cast.ben());
        assertThat(new Browser().get("/o/acme/tickets" + bens).body())
                .doesNotContain("<img src=x", "\u202E", "etc/passwd", "Windows");
    }

    /** Not even an old browser that guesses types, or one that opens it in a tab, runs anything of it as a page of ours. */
    private static void isConfined(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    private HttpResponse<String> fetched(Browser browser, String file) {
        return browser.get("/o/acme/tickets" + bens + "/attachments/" + file);
    }

    private int attached(JsonObject author, String route, String name, byte[] content) {
        String id = Sender.send(author, name, content);
        return post(
                        author,
                        bens + route,
                        new JsonObject().put("text", "With a file").put("files", new JsonArray().add(id)))
                .statusCode(201)
                .extract()
                .path("attachments[0].id");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte[] first, String then) {
        byte[] more = text(then);
        byte[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static RequestSpecification as(JsonObject viewer) {
        return given().auth().oauth2(Cast.token(viewer));
    }
}
