package dev.portico.portal.forum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.UserId;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that were written elsewhere become sections, topics and answers, once. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ForumImportTest {
    private static final String TOPIC = """
            ---
            title: Which oil?
            author: Mia Mohr <mia@import.example>
            date: 2026-11-10T09:00:00+01:00
            ---
            Mine *smokes*.

            ---

            Still.

            ---
            author: Sam Stone <sam@portico.example>
            date: 2026-11-10T10:00:00+01:00
            solution: yes
            ---
            Olive oil.
            """;

    @Inject
    ImportForum command;

    @Inject
    Persons persons;

    @Inject
    Session entities;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void empty() {
        Cast.usualSettings();
        QuarkusTransaction.requiringNew().run(() -> {
            for (String table : new String[] {"forum_topics", "forum_sections"}) {
                entities.createNativeMutationQuery("delete from " + table).executeUpdate();
            }
            entities.createNativeMutationQuery("delete from persons where email like '%@import.example'")
                    .executeUpdate();
        });
    }

    @Test
    void aFolderIsASectionAndAFileATopicWithItsAnswers() throws IOException {
        write("lamps/section.txt", "name: Lamps and lanterns\ndescription: All that shines\nposition: 2\n");
        write("lamps/oil.md", TOPIC);

        assertThat(run()).isEqualTo("0 Imported: topics 1 new, 0 known already, 0 failed\n");

        Cast.signsIn(Cast.ben());
        Browser bens = new Browser();
        assertThat(bens.get("/o/acme/forum").body())
                .contains("Lamps and lanterns", "All that shines", "Which oil?", "Solved");
        long topic = number("select id from forum_topics");
        assertThat(bens.get("/o/acme/forum/topics/" + topic).body())
                .containsSubsequence(
                        "<bdi>Mia Mohr</bdi>",
                        "<em>smokes</em>",
                        "Still.",
                        "<bdi>Sam Stone</bdi>",
                        "Solution",
                        "Olive oil.")
                .doesNotContain("import.example");
    }

    @Test
    void importedAgainItChangesNothing() throws IOException {
        write("lamps/oil.md", TOPIC);
        run();
        write("lamps/oil.md", TOPIC.replace("Olive", "Motor"));

        assertThat(run()).isEqualTo("0 Imported: topics 0 new, 1 known already, 0 failed\n");

        assertThat(number("select count(*) from forum_posts where text like 'Olive%'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from forum_sections")).isEqualTo(1);
    }

    /** Whoever proves an address has what was written under it, and can take it back. */
    @Test
    void whoSignsInWithTheAddressIsTheAuthor() throws IOException {
        write("lamps/oil.md", TOPIC);
        run();

        Cast.signsIn(Cast.ben().put("sub", "mia-id").put("name", "Mia").put("email", "mia@import.example"));
        Browser mias = new Browser();
        mias.get("/o/acme/forum/topics/new?section=" + number("select id from forum_sections"));
        String page = mias.get("/o/acme/forum/topics/" + number("select id from forum_topics"))
                .body();

        assertThat(
                        number(
                                "select count(*) from forum_posts p join persons a on a.id = p.author_id where a.subject = 'mia-id'"))
                .isEqualTo(1);
        assertThat(page).contains("/edit\">Edit");
    }

    /** An address that is not used for signing in yet may turn out to be of somebody who is known. */
    @Test
    void whatWasWrittenUnderAnAddressGoesWithItsPerson() throws IOException {
        write("lamps/oil.md", TOPIC);
        run();
        QuarkusTransaction.requiringNew().run(() -> persons.colleague(new UserId("mia-id-2"), "Mia"));
        Cast.signsIn(Cast.ben().put("sub", "mia-id-2").put("name", "Mia").put("email", "mia@import.example"));

        Browser mias = new Browser();
        var form = mias.get("/o/acme/forum/topics/new?section=" + number("select id from forum_sections"));

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(
                        number(
                                "select count(*) from forum_topics t join persons a on a.id = t.author_id where a.subject = 'mia-id-2'"))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestGoesOn() throws IOException {
        write("lamps/oil.md", TOPIC);
        write("lamps/a.md", "no head");
        write("lamps/b.md", TOPIC.replace("Mia Mohr <mia@import.example>", "Mia"));
        write("lamps/c.md", TOPIC.replace("T09:00:00+01:00", ""));
        write("lamps/d.md", TOPIC.replace("title: Which oil?\n", ""));
        write("lamps/e.md", TOPIC.replaceFirst("\\+01:00\n---", "+01:00\nsolution: yes\n---"));
        write("odd/section.txt", "position: first");
        write("odd/oil.md", TOPIC);

        assertThat(run())
                .startsWith("1 Imported: topics 1 new, 0 known already, 6 failed\n")
                .contains("lamps/a.md: does not begin with a head", "lamps/b.md: \"author\"", "lamps/c.md: \"date\"")
                .contains(
                        "lamps/d.md: has no \"title\"",
                        "lamps/e.md: has a question as its solution",
                        "odd: \"position\"");
    }

    @Test
    void argumentsThatMakeNoSenseAreExplained() {
        assertThat(ImportForum.complaint(List.of())).isPresent();
        assertThat(ImportForum.complaint(List.of("no-such-folder"))).hasValue("no-such-folder is not a folder");
        assertThat(ImportForum.complaint(List.of(folder.toString(), "--for", "x")))
                .isPresent();
        assertThat(ImportForum.complaint(List.of(folder.toString(), "--support", "@portico.example")))
                .isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String run() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = command.run(
                List.of(folder.toString(), "--support", "@portico.example"),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        return code + " " + told.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private long number(String query) {
        return entities.createNativeQuery(query, Long.class).getSingleResult();
    }
}
