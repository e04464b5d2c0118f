package dev.portico.stack.forum;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.mail.Correspondence;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** A question from its asking to its solution, and who sees it as Keycloak says at that moment (R19). */
@OnTheStack
class ForumIT {
    private static final Look PLAIN = new Look("light", ColorScheme.LIGHT, "en-GB", 1280);

    private final SharedStack stack;

    ForumIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void aQuestionIsAskedByKeyboardAnsweredAndSolvedAndSeenByWhomTheRealmSays() {
        String name = "Section " + UUID.randomUUID();
        try (BrowserContext desk = PLAIN.browser();
                BrowserContext office = PLAIN.browser();
                BrowserContext elsewhere = PLAIN.browser()) {
            Page sams = desk.newPage();
            Look.signIn(sams, stack.portalUrl() + "/desk/forum/sections/new", "sam");
            sams.locator("#name").fill(name);
            sams.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(sams.getByRole(AriaRole.HEADING, named(name))).isVisible();
            String section = sams.url().replaceAll(".*/", "");

            Page bens = office.newPage();
            Look.signIn(bens, stack.portalUrl() + "/o/acme/forum/sections/" + section, "ben");
            bens.getByRole(AriaRole.LINK, named("New topic")).focus();
            bens.keyboard().press("Enter");
            assertThat(bens.locator("#title")).isVisible();
            bens.locator("#title").focus();
            bens.keyboard().type("Which toner lasts?");
            bens.keyboard().press("Tab");
            bens.keyboard().type("Ours is *always* empty.");
            bens.keyboard().press("Tab");
            bens.keyboard().press("Enter");
            assertThat(bens.getByRole(AriaRole.HEADING, named("Which toner lasts?")))
                    .isVisible();
            assertThat(bens.locator(".forum-text em")).containsText("always");
            String topic = bens.url().replaceAll(".*/", "");

            sams.navigate(stack.portalUrl() + "/desk/forum/topics/" + topic);
            sams.locator("#text").fill("The big one: https://toner.example/big");
            sams.getByRole(AriaRole.BUTTON, named("Answer")).click();
            assertThat(sams.locator(".forum-post")).hasCount(2);
            told(Correspondence.BEN, "Forum: Which toner lasts?", "/o/acme/forum/topics/" + topic + "?");
            bens.reload();
            bens.getByRole(AriaRole.BUTTON, named("This solved it")).click();
            assertThat(bens.locator(".forum-solution")).containsText("The big one");
            told("sam@portico.example", "Solved: Which toner lasts?", "/desk/forum/topics/" + topic + "?");

            Page eves = elsewhere.newPage();
            Look.signIn(eves, stack.portalUrl() + "/o/umbra/forum/topics/" + topic, "eve");
            assertThat(eves.locator(".forum-solution")).containsText("Support");

            pictures(section, topic);
            whoSees(sams, eves, topic);
        }
    }

    /** Where words run the other way than the page, they begin beside their marks, and the list where the page begins. */
    @Test
    void aListHasItsMarksBesideItsWordsWhicheverWayThePageRuns() {
        try (BrowserContext desk = PLAIN.browser();
                BrowserContext office = new Look("he", ColorScheme.LIGHT, "he-IL", 1280).browser()) {
            Page sams = desk.newPage();
            Look.signIn(sams, stack.portalUrl() + "/desk/forum/sections/new", "sam");
            sams.locator("#name").fill("Section " + UUID.randomUUID());
            sams.getByRole(AriaRole.BUTTON, named("Save")).click();
            sams.getByRole(AriaRole.LINK, named("New topic")).click();
            sams.locator("#title").fill("What to try");
            sams.locator("#text").fill("First:\n\n- a new cartridge\n- another\n\nאחר כך:\n\n- ניקוי\n");
            sams.getByRole(AriaRole.BUTTON, named("Publish")).click();
            assertThat(sams.locator(".forum-text ul")).hasCount(2);
            String topic = sams.url().replaceAll(".*/", "");

            Page bens = office.newPage();
            Look.signIn(bens, stack.portalUrl() + "/o/acme/forum/topics/" + topic, "ben");
            for (Page page : List.of(sams, bens)) {
                assertThat(page.locator(".forum-text ul")).hasCount(2);
                for (int list = 0; list < 2; list++) {
                    assertThat(fromMarkToWords(page, list))
                            .as(page.url() + " " + list)
                            .isBetween(0.0, 48.0);
                }
            }
            assertThat(bens.locator("html")).hasAttribute("dir", "rtl");
            clean(new Look("he", ColorScheme.LIGHT, "he-IL", 1280), bens, "forum-lists");
        }
    }

    /** How far a list's first words are from the side of it on which its marks stand. */
    private static double fromMarkToWords(Page page, int list) {
        Object distance = page.evaluate(
                "list => { const ul = document.querySelectorAll('.forum-text ul')[list];"
                        + " const words = document.createRange(); words.selectNodeContents(ul.querySelector('li'));"
                        + " const inner = words.getBoundingClientRect(), outer = ul.getBoundingClientRect();"
                        + " return getComputedStyle(ul).direction === 'rtl' ? outer.right - inner.right : inner.left - outer.left; }",
                list);
        return ((Number) distance).doubleValue();
    }

    /** By mail, with a link to where they read it. */
    private void told(String who, String subject, String address) {
        await().atMost(Correspondence.SOON).until(() -> stack.mailbox().mailsTo(who).stream()
                .filter(mail -> Correspondence.subject(mail).equals(subject))
                .anyMatch(mail -> Correspondence.text(mail).contains(stack.portalUrl() + address)));
    }

    /** What the realm says counts from the next request on. */
    private void whoSees(Page sams, Page eves, String topic) {
        try {
            set("nobody");
            await().until(() -> status(eves) == 404);
            eves.reload();
            assertThat(eves.getByText("There is no such page, or it is not yours to see."))
                    .isVisible();
            assertThat(eves.locator(".portal-nav a[href$='/forum']")).hasCount(0);
            sams.reload();
            assertThat(sams.locator(".forum-solution")).isVisible();
            set("off");
            await().until(() -> status(sams) == 404);
            sams.reload();
            assertThat(sams.getByText("There is no such page, or it is not yours to see."))
                    .isVisible();
            set("everyone");
            try (BrowserContext street = PLAIN.browser()) {
                Page visitor = street.newPage();
                String address = stack.portalUrl() + "/forum/topics/" + topic;
                await().until(() -> visitor.request().get(address).text().contains("The big one"));
                visitor.navigate(address);
                assertThat(visitor.locator(".forum-solution")).containsText("The big one");
                assertThat(visitor.locator("#text")).hasCount(0);
            }
        } finally {
            set("registered");
        }
        await().until(() -> status(eves) == 200);
        eves.reload();
        assertThat(eves.locator(".forum-solution")).isVisible();
    }

    /** Of the page they are on, asked for once more: what changed is announced right after the change. */
    private static int status(Page page) {
        return page.request().get(page.url()).status();
    }

    private void pictures(String section, String topic) {
        for (Look form : List.of(
                PLAIN,
                new Look("dark", ColorScheme.DARK, "de-DE", 1280),
                new Look("light-390", ColorScheme.LIGHT, "en-GB", 390),
                new Look("dark-he-390", ColorScheme.DARK, "he-IL", 390),
                new Look("light-he-320", ColorScheme.LIGHT, "he-IL", 320))) {
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/o/acme/forum", "ben");
                clean(form, page, "forum");
                page.navigate(stack.portalUrl() + "/o/acme/forum/topics/" + topic);
                clean(form, page, "forum-topic");
                page.navigate(stack.portalUrl() + "/o/acme/forum/topics/new?section=" + section);
                clean(form, page, "forum-new");
                page.navigate(stack.portalUrl() + "/o/acme/forum/topics/new");
                assertThat(page.locator("select#section option").first()).isAttached();
                clean(form, page, "forum-new-anywhere");
            }
            try (BrowserContext context = form.browser()) {
                Page page = context.newPage();
                Look.signIn(page, stack.portalUrl() + "/desk/forum/topics/" + topic, "sam");
                clean(form, page, "forum-moderation");
                page.navigate(stack.portalUrl() + "/desk/forum/sections/" + section + "/edit");
                clean(form, page, "forum-section");
            }
        }
    }

    private void set(String forum) {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("portal.forum", forum);
        stack.realm().update(realm);
    }

    private static void clean(Look form, Page page, String picture) {
        assertThat(page.locator("main#content h1")).isVisible();
        page.waitForLoadState();
        Browsers.picture(page, picture + "-" + form.name());
        assertThat(Browsers.violations(page)).as(picture + " " + form.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + picture + " " + form.name())
                .isTrue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
