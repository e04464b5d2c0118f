package dev.portico.stack.bench;

import dev.portico.stack.Stack;
import java.io.IOException;
import java.net.URI;

/** A member becomes an admin and a member again: the menu of the page shows it. */
final class LevelMetByBrowser extends MetByBrowser {

    private static final String SETTINGS = "href=\"/o/acme/settings";

    private final SignedIn browser;
    private boolean admin;

    LevelMetByBrowser(Stack stack, AccessChanges people) throws IOException, InterruptedException {
        super(people, "ben");
        this.browser = SignedIn.at(URI.create(stack.ports().portalUrl() + "/tickets"), "ben");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (!shows(admin)) {
            throw new IOException("the page is not that of the level before the change");
        }
    }

    @Override
    public void change() throws IOException, InterruptedException {
        admin = !admin;
        people.patch(person, "{\"level\":\"" + (admin ? "portal-admin" : "portal-member") + "\"}");
    }

    @Override
    public boolean isDecidedAnew() throws IOException, InterruptedException {
        return shows(admin);
    }

    private boolean shows(boolean settings) throws IOException, InterruptedException {
        return page(
                browser, answer -> answer.statusCode() == 200 && answer.body().contains(SETTINGS) == settings);
    }
}
