package dev.portico.portal.vault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.UserId;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody writes for themselves is read by themselves and by nobody else, whatever their office (R29). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class VaultPagesTest {
    private static final String VAULT = "/o/acme/vault";
    private static final String SECRET = "kumquat in the cellar";
    private static final Pattern NUMBER = Pattern.compile("/vault/([0-9]+)\"");

    @Inject
    AgroalDataSource store;

    @Inject
    Session entities;

    @Inject
    Vault vault;

    private final Browser browser = new Browser();

    @BeforeEach
    void nobodyHasOne() {
        execute("delete from vault_notes");
        Cast.signsIn(Cast.ben());
    }

    @AfterEach
    void back() {
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aNoteIsWrittenReadChangedAndDeletedByItsOwner() {
        assertThat(browser.get(VAULT).body()).contains("No notes yet", "href=\"/o/acme/vault/new\"");
        assertThat(browser.get("/o/acme/profile").body()).contains("href=\"/o/acme/vault\"");

        HttpResponse<String> kept = write(browser, VAULT, "Where it is", "The " + SECRET + "\n\nTwo <b>lines</b>");
        assertThat(kept.uri()).hasPath(VAULT).hasQuery("done=kept");
        assertThat(kept.body()).contains("Saved.", "Where it is").doesNotContain(SECRET);
        String note = VAULT + "/" + number(kept);
        assertThat(browser.get(note).body())
                .contains("value=\"Where it is\"", "The " + SECRET + "\n\nTwo &lt;b&gt;lines&lt;/b&gt;</textarea>")
                .contains("name=\"version\" value=\"1\"");

        HttpResponse<String> changed = browser.submit(
                browser.get(note), note, Map.of("version", "1", "title", "Where it was", "text", "Nowhere"));
        assertThat(changed.body()).contains("Saved.", "Where it was").doesNotContain("Where it is<");
        assertThat(browser.get(note).body()).contains("Nowhere", "value=\"2\"").doesNotContain(SECRET);

        HttpResponse<String> asked = browser.get(note + "/delete");
        assertThat(asked.body()).contains("Delete this note?", "Where it was", "autofocus");
        assertThat(count()).isEqualTo(1);
        assertThat(browser.submit(asked, note + "/delete", Map.of()).body()).contains("The note is deleted.");
        assertThat(count()).isZero();
        assertThat(browser.get(note).statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyElseReachesItWhateverTheirOffice() {
        long id = number(write(browser, VAULT, "Bens own", SECRET));

        for (JsonObject other : List.of(Cast.ada(), Cast.cleo(), Cast.sam(), Cast.olga(), Cast.eve())) {
            Cast.signsIn(other);
            Browser others = new Browser();
            String place = others.get("/login?to=/vault").uri().getPath();
            assertThat(place).endsWith("/vault");
            HttpResponse<String> list = others.get(place);
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.body()).doesNotContain("Bens own", SECRET);
            // Somebody with notes of their own is not let in to others' either.
            HttpResponse<String> form = others.get(place + "/new");
            write(others, place, "Mine", "mine");
            for (String path : List.of("/" + id, "/" + id + "/delete")) {
                assertThat(others.get(place + path).statusCode()).as(path).isEqualTo(404);
                // Naming the version that there is, as its owner would.
                assertThat(others.submit(form, place + path, Map.of("version", "1", "title", "Taken", "text", "over"))
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        }
        assertThat(rows("select version from vault_notes where id = " + id)).containsExactly("1");
        Cast.signsIn(Cast.ben());
        assertThat(browser.get(VAULT + "/" + id).body()).contains("Bens own", SECRET);
    }

    @Test
    void throughBensEyesItIsNotThere() {
        long id = number(write(browser, VAULT, "Bens own", SECRET));
        Cast.signsIn(Cast.ada());
        Cast.extensionSays(
                "PERSPECTIVE ben-id",
                200,
                Cast.ben()
                        .put("act", new JsonObject().put("sub", "ada-id"))
                        .put("act_rev", "0.0.0")
                        .put("sid", "eyes-of-ben-id")
                        .put("entitlements", new JsonArray(List.of("portal.enter", "tickets.own", "articles.read"))));
        Browser adas = new Browser();
        adas.submit(adas.get("/o/acme/"), "/o/acme/perspective", Map.of("person", "ben-id", "back", "/"));
        String eyes = "/o/acme/as/ben-id";
        assertThat(adas.get(eyes + "/profile").body()).contains("Your profile").doesNotContain("/vault");

        HttpResponse<String> own = adas.get("/o/acme/vault/new");
        for (String path : List.of("/vault", "/vault/new", "/vault/" + id, "/vault/" + id + "/delete")) {
            HttpResponse<String> answer = adas.get(eyes + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("Bens own", SECRET);
        }
        for (String path : List.of("/vault", "/vault/" + id, "/vault/" + id + "/delete")) {
            assertThat(adas.submit(own, eyes + path, note("Taken", "over")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(count()).isEqualTo(1);
        given().auth()
                .oauth2(Cast.token(Cast.ben()
                        .put("act", new JsonObject().put("sub", "ada-id"))
                        .put("act_rev", "0.0.0")))
                .get("/api/me/data")
                .then()
                .statusCode(403);
    }

    @Test
    void theDatabaseHasNoWordOfIt() {
        write(browser, VAULT, "Kumquats", SECRET);
        assertThat(rows("select octet_length(title) > 8 and octet_length(text) > 20 from vault_notes"))
                .containsExactly("t");

        for (String table : rows("select tablename from pg_tables where schemaname = 'public'")) {
            for (String word : List.of("kumquat", "6b756d71756174", "4b756d71756174")) {
                assertThat(rows("select 1 from \"" + table + "\" x where position('" + word
                                + "' in lower(cast(x as text))) > 0"))
                        .as(table + " " + word)
                        .isEmpty();
            }
        }
        assertThat(browser.get("/o/acme/tickets?q=kumquat").body()).doesNotContain(SECRET, "Kumquats");
        assertThat(browser.get("/o/acme/articles?q=kumquat").body()).doesNotContain(SECRET, "Kumquats");
    }

    @Test
    void rowsExchangedInTheDatabaseDoNotOpenAndSayWhy() {
        long bens = number(write(browser, VAULT, "Bens own", SECRET));
        HttpResponse<String> second = write(browser, VAULT, "Bens second", "of no interest");
        long other = number(second);
        assertThat(other).isNotEqualTo(bens);
        Cast.signsIn(Cast.ada());
        Browser adas = new Browser();
        long ada = number(write(adas, VAULT, "Adas own", "Adas text"));

        // Ada's row gets what Ben wrote, or Ben's row becomes hers.
        execute("update vault_notes set title = b.title, text = b.text from vault_notes b where b.id = " + bens
                + " and vault_notes.id = " + ada);
        execute("update vault_notes set person_id = (select person_id from vault_notes where id = " + ada
                + ") where id = " + bens);
        for (long id : new long[] {ada, bens}) {
            shut(adas, id);
        }
        assertThat(adas.get(VAULT).body()).contains("This note does not open").doesNotContain("Bens own", SECRET);

        // One's own note in the place of another is as little what was written there; nor is a title a text.
        Cast.signsIn(Cast.ben());
        long third = number(write(browser, VAULT, "Bens third", "third"));
        execute("update vault_notes set title = b.title, text = b.text from vault_notes b where b.id = " + other
                + " and vault_notes.id = " + third);
        shut(browser, third);
        execute("update vault_notes set text = title where id = " + other);
        shut(browser, other);
        HttpResponse<String> asked = browser.get(VAULT + "/" + third + "/delete");
        assertThat(browser.submit(asked, VAULT + "/" + third + "/delete", Map.of())
                        .body())
                .contains("The note is deleted.");
    }

    /** Who writes to the database has seen what was there before. */
    @Test
    void whatWasThereBeforeDoesNotOpenBesideOrInsteadOfWhatIsThereNow() {
        long id = number(write(browser, VAULT, "Bens own", SECRET));
        String note = VAULT + "/" + id;
        String title = rows("select encode(title, 'hex') from vault_notes").get(0);
        String text = rows("select encode(text, 'hex') from vault_notes").get(0);
        for (String written : List.of("of no interest", "of none at all")) {
            HttpResponse<String> form = browser.get(note);
            String version = rows("select version from vault_notes").get(0);
            browser.submit(form, note, Map.of("version", version, "title", "Now", "text", written));
        }
        assertThat(browser.get(note).body()).contains("value=\"Now\"", "of none at all", "value=\"3\"");

        for (String before : List.of(
                "title = decode('" + title + "', 'hex')",
                "text = decode('" + text + "', 'hex')",
                "title = decode('" + title + "', 'hex'), text = decode('" + text + "', 'hex')")) {
            String now = rows("select encode(title, 'hex') || ' ' || encode(text, 'hex') from vault_notes")
                    .get(0);
            execute("update vault_notes set " + before);
            shut(browser, id);
            assertThat(browser.get(VAULT).body()).doesNotContain("Bens own", SECRET);
            String[] both = now.split(" ", 2);
            execute("update vault_notes set title = decode('" + both[0] + "', 'hex'), text = decode('" + both[1]
                    + "', 'hex')");
        }
        assertThat(browser.get(note).body()).contains("of none at all");
        execute("update vault_notes set version = 2");
        shut(browser, id);
    }

    @Test
    void whatWasSealedBeforeVersionsWereIsReadAndSealedAnew() {
        long id = number(write(browser, VAULT, "Bens own", SECRET));
        Key first = new Key("vault-key-of-the-portals-own-tests".getBytes(StandardCharsets.UTF_8)).first();
        UserId ben = new UserId("ben-id");
        execute("update vault_notes set version = 5, key = '" + first.fingerprint() + "', title = decode('"
                + HexFormat.of().formatHex(first.seal(ben, PrivateNotes.title(id, 5), "Bens old"))
                + "', 'hex'), text = decode('"
                + HexFormat.of().formatHex(first.seal(ben, PrivateNotes.text(id, 5), SECRET)) + "', 'hex')");
        String note = VAULT + "/" + id;
        assertThat(browser.get(note).body()).contains("Bens old", SECRET);

        new Resealing(entities, vault, true).all();

        assertThat(rows("select key from vault_notes")).containsExactly(vault.today());
        assertThat(browser.get(note).body()).contains("Bens old", SECRET);
        execute("update vault_notes set version = 6");
        shut(browser, id);
    }

    @Test
    void aKeyThatIsGoneIsTold() {
        long id = number(write(browser, VAULT, "Bens own", SECRET));
        execute("update vault_notes set key = '0011223344556677'");

        HttpResponse<String> page = browser.get(VAULT + "/" + id);

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("encrypted with a key this portal no longer has");
    }

    @Test
    void afterTheKeyWasChangedAllIsSealedWithTheNewOne() {
        String former = "vault-key-of-the-portals-own-tests";
        String today = "vault-key-of-the-portals-next-year";
        long id = number(write(browser, VAULT, "Bens own", SECRET));
        execute(
                "insert into vault_notes (person_id, version, written_at, key, title, text) select person_id, 1, now(), key,"
                        + " text, title from vault_notes");
        Vault next = new Vault(Optional.of(today), List.of(former), Optional.empty());
        assertThat(rows("select distinct key from vault_notes")).containsExactlyElementsOf(next.former());

        new Resealing(entities, next, true).all();

        assertThat(rows("select key from vault_notes where id = " + id)).containsExactly(next.today());
        assertThat(rows("select version from vault_notes where id = " + id)).containsExactly("1");
        // What did not open is left as it was.
        assertThat(rows("select key from vault_notes where id <> " + id)).containsExactlyElementsOf(next.former());
        assertThat(browser.get(VAULT + "/" + id).statusCode()).isEqualTo(409);
        new Resealing(entities, new Vault(Optional.of(former), List.of(today), Optional.empty()), true).all();
        assertThat(browser.get(VAULT + "/" + id).body()).contains(SECRET);
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        HttpResponse<String> untitled = write(browser, VAULT, " \t ", SECRET);
        assertThat(untitled.statusCode()).isEqualTo(422);
        assertThat(untitled.body()).contains("This is missing.", SECRET, "aria-invalid=\"true\"");

        HttpResponse<String> endless = write(browser, VAULT, "x".repeat(151), "y".repeat(20_001));
        assertThat(endless.statusCode()).isEqualTo(422);
        assertThat(endless.body()).contains("title-error", "text-error", "This is too long.");
        assertThat(count()).isZero();

        assertThat(write(browser, VAULT, "🖨".repeat(75), "\0\u0007🖨".repeat(9_000))
                        .uri())
                .hasQuery("done=kept");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void ofTwoWindowsNeitherOverwritesTheOther() {
        String note = VAULT + "/" + number(write(browser, VAULT, "Bens own", SECRET));
        HttpResponse<String> form = browser.get(note);
        browser.submit(form, note, Map.of("version", "1", "title", "First", "text", "first"));

        HttpResponse<String> late = browser.submit(form, note, Map.of("version", "1", "title", "Late", "text", "late"));

        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body())
                .contains("changed meanwhile", "value=\"Late\"", "late</textarea>", "Read it as it is now");
        assertThat(browser.get(note).body()).contains("value=\"First\"");
    }

    @Test
    void thereIsRoomForSoMany() {
        write(browser, VAULT, "Bens own", SECRET);
        execute(
                "insert into vault_notes (person_id, version, written_at, key, title, text) select person_id, 1, now(), key,"
                        + " title, text from vault_notes, generate_series(2, " + PrivateNotes.MOST + ")");

        assertThat(browser.get(VAULT).body())
                .contains("There is room for no more notes")
                .doesNotContain("/vault/new");
        HttpResponse<String> refused = write(browser, VAULT, "One more", "of these");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Delete one first", "of these");
        assertThat(count()).isEqualTo(PrivateNotes.MOST);
    }

    @Test
    void withoutTheFormsTokenNothingIsDone() {
        long id = number(write(browser, VAULT, "Bens own", SECRET));
        HttpResponse<String> page = browser.get(VAULT + "/new");

        for (String path : List.of("", "/" + id, "/" + id + "/delete")) {
            assertThat(browser.submit(page, VAULT + path, Map.of("csrf", "forged", "title", "x", "version", "1"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(rows("select version from vault_notes")).containsExactly("1");
        assertThat(new Browser().get("/vault").uri()).hasPath(VAULT);
    }

    @Test
    void theirOwnExportHasItTheOperatorsHasNot() throws IOException {
        write(browser, VAULT, "Bens own", SECRET);
        long ben = Long.parseLong(
                rows("select id from persons where subject = 'ben-id'").get(0));
        Cast.known(Cast.ben());

        assertThat(new JsonObject(data(given().auth()
                                .oauth2(Cast.token(Cast.ben()))
                                .get("/api/me/data")
                                .asByteArray()))
                        .getJsonArray("privateNotes")
                        .getJsonObject(0)
                        .getString("text"))
                .isEqualTo(SECRET);
        String operators = data(given().auth()
                .oauth2(Cast.token(Cast.olga()))
                .contentType("application/json")
                .body("{\"reason\":\"Letter 400\"}")
                .post("/api/people/" + ben + "/data")
                .asByteArray());
        assertThat(new JsonObject(operators).containsKey("privateNotes")).isTrue();
        assertThat(new JsonObject(operators).getValue("privateNotes")).isNull();
        assertThat(operators).doesNotContain(SECRET, "Bens own");
    }

    private static String data(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("data.json");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void shut(Browser browser, long id) {
        HttpResponse<String> page = browser.get(VAULT + "/" + id);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("This note does not open", "was not written by you as this note")
                .doesNotContain(SECRET, "Bens own", "of no interest");
    }

    private static HttpResponse<String> write(Browser browser, String vault, String title, String text) {
        return browser.submit(browser.get(vault + "/new"), vault, note(title, text));
    }

    private static Map<String, String> note(String title, String text) {
        return Map.of("title", title, "text", text);
    }

    /** Of the one written last. */
    private static long number(HttpResponse<String> list) {
        Matcher number = NUMBER.matcher(list.body());
        assertThat(number.find()).as(list.body()).isTrue();
        return Long.parseLong(number.group(1));
    }

    private long count() {
        return Long.parseLong(rows("select count(*) from vault_notes").get(0));
    }

    private void execute(String sql) {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private List<String> rows(String sql) {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
