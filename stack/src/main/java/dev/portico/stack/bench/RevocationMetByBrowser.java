package dev.portico.stack.bench;

import dev.portico.stack.Stack;
import java.io.IOException;
import java.net.URI;

/** All access is taken away: the page is shown no more. */
final class RevocationMetByBrowser extends MetByBrowser {

    private final URI tickets;
    private SignedIn browser;

    RevocationMetByBrowser(Stack stack, AccessChanges people) throws IOException, InterruptedException {
        super(people, "cleo");
        this.tickets = URI.create(stack.ports().portalUrl() + "/tickets");
        people.patch(person, "{\"level\":\"portal-member\"}");
        this.browser = SignedIn.at(tickets, "cleo");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        people.patch(person, "{\"level\":\"portal-member\"}");
        browser = SignedIn.at(tickets, "cleo");
        if (isDecidedAnew()) {
            throw new IOException("the page is refused before the change");
        }
    }

    @Override
    public void change() throws IOException, InterruptedException {
        people.revoke(person);
    }

    @Override
    public boolean isDecidedAnew() throws IOException, InterruptedException {
        // Led to Keycloak, or told no. A 503 is no decision: asked again.
        return page(browser, answer -> answer.statusCode() / 100 == 3 || answer.statusCode() == 403);
    }
}
