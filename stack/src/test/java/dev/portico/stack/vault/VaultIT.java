package dev.portico.stack.vault;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Home;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Project;
import dev.portico.stack.SharedStack;
import dev.portico.stack.mail.Correspondence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Private notes in a real browser, and what is left of them on the machine: nothing anybody could read (R29). */
@OnTheStack
class VaultIT {
    private static final Look PLAIN = new Look("light", ColorScheme.LIGHT, "en-GB", 1280);

    private static final String GILS = " where person_id in (select id from persons where subject = '%s')";

    private final SharedStack stack;
    private final String word = "persimmon" + UUID.randomUUID().toString().substring(0, 8);

    VaultIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void whatCleoWritesForHerselfIsReadByHerAloneAndIsNowhereOnTheMachine(Page cleos) {
        String home = stack.portalUrl() + "/o/acme";
        Look.signIn(cleos, home + "/profile", "cleo");
        cleos.getByRole(AriaRole.LINK, named("Open private notes")).click();
        cleos.getByRole(AriaRole.LINK, named("New note")).click();
        cleos.getByLabel("Title").fill("About the " + word);
        cleos.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill("The " + word + " is ripe.");
        cleos.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(cleos.locator("[role=status].notice")).containsText("Saved.");
        cleos.getByRole(AriaRole.LINK, named("About the " + word)).click();
        assertThat(cleos.locator("#text")).hasValue("The " + word + " is ripe.");
        String note = cleos.url();
        String number = note.replaceAll(".*/", "");

        // Her admin through her eyes, support, and an operator with their own.
        try (BrowserContext office = PLAIN.browser();
                BrowserContext desk = PLAIN.browser();
                BrowserContext vendor = PLAIN.browser()) {
            Page adas = office.newPage();
            Look.signIn(adas, home + "/settings/members/" + stack.userId("cleo"), "ada");
            adas.locator("form[action='/o/acme/perspective'] button").click();
            String eyes = home + "/as/" + stack.userId("cleo");
            adas.waitForURL(eyes + "/");
            assertThat(adas.getByRole(AriaRole.LINK, named("Private notes"))).hasCount(0);
            for (String path : List.of("/vault", "/vault/new", "/vault/" + number)) {
                assertThat(adas.navigate(eyes + path).status()).as(path).isEqualTo(403);
                assertThat(adas.content()).doesNotContain(word);
            }
            assertThat(adas.navigate(home + "/vault/" + number).status()).isEqualTo(404);
            Page sams = desk.newPage();
            Look.signIn(sams, stack.portalUrl() + "/desk/queue", "sam");
            assertThat(sams.navigate(stack.portalUrl() + "/desk/vault/" + number)
                            .status())
                    .isEqualTo(404);
            sams.navigate(stack.portalUrl() + "/desk/queue?status=any&q=" + word);
            assertThat(sams.getByText("About the " + word)).hasCount(0);
            Page olgas = vendor.newPage();
            Look.signIn(olgas, stack.portalUrl() + "/desk/vault", "olga");
            assertThat(olgas.getByText("No notes yet")).isVisible();
            assertThat(olgas.navigate(stack.portalUrl() + "/desk/vault/" + number)
                            .status())
                    .isEqualTo(404);
        }

        // What is written for others after it is found where it lies, so that looking there proves something.
        String open = "tamarillo" + word.substring("persimmon".length());
        new Correspondence(stack).opened("cleo", "About the " + open);
        await().atMost(Duration.ofSeconds(20)).until(() -> !filesWith(open).isEmpty());
        assertThat(filesWith(word)).isEmpty();

        stack.crashPortal();
        stack.startPortalAgain();
        cleos.navigate(note);
        assertThat(cleos.locator("#text")).hasValue("The " + word + " is ripe.");
        cleos.getByRole(AriaRole.LINK, named("Delete")).click();
        assertThat(cleos.getByRole(AriaRole.LINK, named("Cancel"))).isFocused();
        cleos.getByRole(AriaRole.BUTTON, named("Delete")).click();
        assertThat(cleos.locator("[role=status].notice")).containsText("The note is deleted.");
    }

    @Test
    void everyPageIsAccessibleInEveryForm() {
        for (Look look : List.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Look("dark-390", ColorScheme.DARK, "de-DE", 390),
                new Look("dark-he-320", ColorScheme.DARK, "he-IL", 320))) {
            try (BrowserContext context = look.browser()) {
                Page page = context.newPage();
                String vault = stack.portalUrl() + "/o/acme/vault";
                Look.signIn(page, vault, "gil");
                clean(look, page, "vault");
                page.navigate(vault + "/new");
                page.locator("form.card-like button[type=submit]").click();
                assertThat(page.locator("#title-error")).isVisible();
                clean(look, page, "vault-wrong");
                page.locator("#title").fill("Where the spare keys are");
                page.locator("#text").fill("In the drawer below the printer.\n\nNot in the one above.");
                page.locator("form.card-like button[type=submit]").click();
                assertThat(page).hasURL(Pattern.compile(".*/vault\\?done=kept$"));
                clean(look, page, "vault-list");
                page.locator(".home-tickets a").first().click();
                clean(look, page, "vault-note");
                String note = page.url();
                page.navigate(note + "/delete");
                clean(look, page, "vault-delete");
                execute("update vault_notes set text = title" + GILS.formatted(stack.userId("gil")));
                page.navigate(note);
                assertThat(page.locator("[role=alert]")).isVisible();
                clean(look, page, "vault-shut");
                execute("delete from vault_notes" + GILS.formatted(stack.userId("gil")));
            }
        }
    }

    private void execute(String sql) {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.PORTAL);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The database's own files, its journal and all logs among them. */
    private static List<Path> filesWith(String word) {
        Home home = Home.at(Project.here().root().resolve("stack/target/shared-stack"));
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(home.root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                    if (facts.isRegularFile() && has(file, word)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** Gone meanwhile: the database makes and deletes files all the time. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    private static boolean has(Path file, String word) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains(word);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static void clean(Look look, Page page, String picture) {
        page.waitForLoadState();
        assertThat(page.locator("html"))
                .hasAttribute("data-bs-theme", look.scheme().name().toLowerCase(Locale.ROOT));
        Browsers.picture(page, picture + "-" + look.name());
        assertThat(Browsers.violations(page)).as(picture + " " + look.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + look.name())
                .isTrue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
