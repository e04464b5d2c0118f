package dev.portico.stack.members;

import com.microsoft.playwright.Page;

/** Goes to a page and signs in on the way, where that is asked for. */
final class SignIn {
    private SignIn() {}

    static void as(Page page, String address, String username) {
        page.navigate(address);
        if (!page.locator("input[name=username]").isVisible()) {
            return;
        }
        page.locator("input[name=username]").fill(username);
        if (!page.locator("input[name=password]").isVisible()) {
            page.locator("[type=submit]").first().click();
        }
        page.locator("input[name=password]").fill(username + "-portico");
        page.locator("[type=submit]").first().click();
    }
}
