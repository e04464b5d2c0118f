package dev.portico.stack.account;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.SharedStack;
import java.util.Objects;

/** Keycloak's account console, and our page in it. */
public record AccountConsole(SharedStack stack, Page page) {

    private static final String PAGE = "/account/portal-access";

    /** Signs in, and is on our page. */
    public static AccountConsole of(SharedStack stack, Page page, String username) {
        page.navigate(stack.realmUrl(PAGE).toString());
        page.locator("input[name=username]").waitFor();
        Look.fill(page, username);
        AccountConsole console = new AccountConsole(stack, page);
        console.ours().locator("h1").waitFor();
        return console;
    }

    /**
     * The token that our page asks with; the page has its answers when this comes back. Read from what the page sent: of a request that the
     * reload cut off the browser never tells the headers as they went out, and {@code headerValue} would wait for them without end.
     */
    public String token() {
        String header = page.waitForRequest(
                        request -> request.url().contains("/portal-own-access"), () -> page.reload())
                .headers()
                .get("authorization");
        page.waitForCondition(() -> ours().locator("section[aria-busy='false']").count() == 2);
        return Objects.requireNonNull(header).substring("Bearer ".length());
    }

    /** Ours, and nothing of the console around it. */
    public Locator ours() {
        return page.locator("#portal-account");
    }

    Locator organization(String id) {
        return ours().locator("[data-organization='" + id + "']");
    }

    Locator history() {
        return ours().locator("ol > li");
    }

    Locator button(String name) {
        return ours().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** All of it, however high: the console scrolls within its page. */
    void picture(String name) {
        Number needed =
                (Number) page.evaluate("() => { const main = document.querySelector('#portal-account').parentElement;"
                        + " main.scrollTo(0, 0); return main.getBoundingClientRect().top + main.scrollHeight; }");
        page.setViewportSize(page.viewportSize().width, needed.intValue() + 1);
        Browsers.documented(page, name);
    }

    /** The text of a part of the page, a line for each of its lines. */
    static String text(Locator part) {
        return part.innerText().replaceAll("\\s*\\n\\s*", "\n").replace('\u202f', ' ');
    }
}
