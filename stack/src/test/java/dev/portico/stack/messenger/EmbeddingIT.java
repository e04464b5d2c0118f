package dev.portico.stack.messenger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.Neighbour;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The messenger on a page of another site that has a strict policy of its own. */
@OnTheStack
class EmbeddingIT {

    @Test
    void whoIsSignedInWritesThereAfterOneClickWhereTheBrowserKeepsCookiesOutOfFrames(SharedStack stack) {
        try (BrowserContext profile = Browsers.profile(false)) {
            Page page = profile.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/", "ben");
            List<String> complaints = complaints(page);
            page.navigate(stack.neighbour().origin() + "/");
            FrameLocator messenger = open(page);

            // The window comes back by itself: nobody types a password.
            page.waitForPopup(
                    () -> messenger.getByRole(AriaRole.LINK, named("Sign in")).click());
            write(messenger);

            // This browser keeps all storage from the frame, by throwing, and the page is whole nevertheless: it hears
            // of news by itself.
            assertThat(messenger.locator("html")).hasAttribute("data-live", "on");
            assertThat(messenger.locator("html")).hasAttribute("data-bs-theme", "light");
            assertThat(complaints)
                    .as("what the site's policy and the browser complained about, and what the scripts did not catch")
                    .isEmpty();
            assertThat(profile.cookies(stack.portalUrl() + "/messenger/embedded"))
                    .filteredOn(cookie -> cookie.name.startsWith("q_session"))
                    .isNotEmpty()
                    .allSatisfy(EmbeddingIT::isOfAFrame);
            messenger.getByLabel("Your answer").focus();
            // Let go of only when the frame is gone: a key that comes up in one being removed is never answered for.
            page.keyboard().down("Escape");
            assertThat(page.locator("portico-messenger iframe")).hasCount(0);
            page.keyboard().up("Escape");
            page.reload();
            // From then on without a click.
            assertThat(open(page).getByRole(AriaRole.LINK, named("Contact Support")))
                    .isVisible();
            Browsers.picture(page, "embedded");
        }
    }

    @Test
    void whoIsSignedInWritesThereAtOnceWhereTheBrowserLetsCookiesIntoFrames(SharedStack stack) {
        try (BrowserContext profile = Browsers.profile(true)) {
            Page page = profile.newPage();
            Look.signIn(page, stack.portalUrl() + "/o/acme/", "ben");
            page.navigate(stack.neighbour().origin() + "/");

            write(open(page));

            assertThat(profile.pages())
                    .as("no window but the first and this one")
                    .hasSize(2);
        }
    }

    @Test
    void whoHasNoSessionReadsWhatVisitorsReadAndSignsInInAWindow(SharedStack stack, Page page) {
        stack.portalUrl();
        page.navigate(stack.neighbour().origin() + "/");
        FrameLocator messenger = open(page);
        messenger.locator(".messenger-list a").first().click();
        assertThat(messenger.locator("article")).isVisible();
        messenger.getByRole(AriaRole.LINK, named("Back")).click();

        Page window = page.waitForPopup(
                () -> messenger.getByRole(AriaRole.LINK, named("Sign in")).click());
        Look.fill(window, "ben");

        assertThat(messenger.getByRole(AriaRole.LINK, named("Contact Support"))).isVisible();
        assertThat(window.isClosed()).isTrue();
    }

    @Test
    void anOriginThatIsNotAllowedGetsNothing(SharedStack stack, Page page) {
        Look.signIn(page, stack.portalUrl() + "/o/acme/", "ben");
        try (Neighbour stranger = Neighbour.open().showing(stack.portalUrl(), stack.keycloakUrl())) {
            page.waitForRequest(
                    request -> request.url().endsWith("/messenger.js"), () -> page.navigate(stranger.origin() + "/"));
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator("portico-messenger")).hasCount(0);
            for (String path : List.of("/messenger", "/messenger/embedded", "/o/acme/messenger", "/o/acme/tickets")) {
                page.navigate(stranger.origin() + "/frame" + path);
                assertThat(shown(page)).as(path).isEmpty();
            }
            nothingIsAnswered(stack, page, stranger.origin());
            assertThat(answered(page, stack.portalUrl() + "/messenger.js")).isEqualTo("nothing");
        }
        Neighbour allowed = stack.neighbour();
        page.navigate(allowed.origin() + "/frame/o/acme/tickets");
        assertThat(shown(page)).as("an allowed one gets the messenger only").isEmpty();
        page.navigate(allowed.origin() + "/frame/o/acme/messenger");
        assertThat(shown(page)).isEmpty();
        nothingIsAnswered(stack, page, allowed.origin());
        assertThat(answered(page, stack.portalUrl() + "/messenger.js")).contains("portico-messenger");
    }

    /** Whatever a page of that origin asks of the portal's pages and APIs, without any policy of its own: it reads nothing. */
    private static void nothingIsAnswered(SharedStack stack, Page page, String origin) {
        page.navigate(origin + "/bare");
        for (String path : List.of(
                "/api/tickets",
                "/api/articles",
                "/articles",
                "/messenger",
                "/messenger/embedded",
                "/messenger/embedded/unread",
                "/o/acme/messenger",
                "/o/acme/messenger/unread",
                "/live")) {
            String address = stack.portalUrl() + path;
            assertThat(answered(page, address)).as(path).isEqualTo("nothing");
            APIResponse answer = page.request()
                    .get(
                            address,
                            RequestOptions.create()
                                    .setHeader("Origin", origin)
                                    .setHeader("Accept", "text/html")
                                    .setMaxRedirects(0));
            assertThat(answer.headers().keySet()).as(path).noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    /** What the page's script can read of an address, with the portal's cookies as far as the browser sends them. */
    private static String answered(Page page, String address) {
        return String.valueOf(page.evaluate(
                "async address => { for (const credentials of ['include', 'omit']) try {"
                        + " return await (await fetch(address, { credentials })).text(); } catch { } return 'nothing'; }",
                address));
    }

    /** Begins a conversation in the frame. */
    private static void write(FrameLocator messenger) {
        messenger.getByRole(AriaRole.LINK, named("Contact Support")).click();
        messenger.getByRole(AriaRole.LINK, named("I have a question")).click();
        messenger.getByRole(AriaRole.LINK, named("Using it")).click();
        messenger.getByRole(AriaRole.LINK, named("It can wait")).click();
        String words = "Qwxyz " + UUID.randomUUID();
        messenger.getByLabel("Your message").fill(words);
        messenger.getByRole(AriaRole.BUTTON, named("Continue")).click();
        Locator sent = messenger.locator("#thread");
        Locator anyway = messenger.getByRole(AriaRole.BUTTON, named("None helps: Send to Support"));
        sent.or(anyway).first().waitFor();
        if (anyway.isVisible()) {
            anyway.click();
        }
        assertThat(sent).containsText(words);
    }

    /** What of the portal can be read in the page's frame. */
    private static String shown(Page page) {
        Frame frame = page.frames().get(page.frames().size() - 1);
        assertThat(frame.parentFrame()).isNotNull();
        return frame.locator("main").count() == 0 ? "" : frame.locator("main").innerText();
    }

    private static void isOfAFrame(Cookie cookie) {
        assertThat(cookie.secure).isTrue();
        assertThat(cookie.httpOnly).isTrue();
        assertThat(String.valueOf(cookie.sameSite)).isEqualToIgnoringCase("none");
        assertThat(cookie.path).isEqualTo("/messenger/embedded");
    }

    private static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        // Of the page and of every frame in it.
        page.onPageError(complaints::add);
        return complaints;
    }

    private static FrameLocator open(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open help"))
                .click();
        return page.frameLocator("portico-messenger iframe");
    }

    private static FrameLocator.GetByRoleOptions named(String name) {
        return new FrameLocator.GetByRoleOptions().setName(name).setExact(true);
    }
}
