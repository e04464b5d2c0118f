package dev.portico.stack;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;

/** How a page is looked at: by whom it is told apart in pictures, in which colours, language and width. */
public record Look(String name, ColorScheme scheme, String locale, int width) {

    /** A browser that looks so, to be closed after use. */
    public BrowserContext browser() {
        return Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setLocale(locale)
                        .setViewportSize(width, 900));
    }

    /**
     * Opens an address of the portal and signs in where it asks for that; the demo's passwords follow the name. Afterwards the page
     * is whole, its scripts listen, or it says at the realm why nobody is let in.
     */
    public static void signIn(Page page, String address, String username) {
        page.navigate(address);
        if (page.locator("input[name=username]").isVisible()) {
            fill(page, username);
            page.waitForCondition(() -> !page.url().contains("/realms/") || isRefused(page));
            page.waitForLoadState();
        }
    }

    private static boolean isRefused(Page page) {
        try {
            return page.locator("#portal-refused").count() > 0;
        } catch (PlaywrightException onItsWay) {
            return false;
        }
    }

    /** Fills in the login page that is open. */
    public static void fill(Page page, String username) {
        page.locator("input[name=username]").fill(username);
        if (!page.locator("input[name=password]").isVisible()) {
            page.locator("[type=submit]").first().click();
        }
        page.locator("input[name=password]").fill(username + "-portico");
        page.locator("[type=submit]").first().click();
    }
}
