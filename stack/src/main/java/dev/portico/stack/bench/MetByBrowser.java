package dev.portico.stack.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Predicate;

/** Whoever opens a page of the portal in the browser session from before the change. */
abstract class MetByBrowser implements Scene {

    final AccessChanges people;
    final String person;

    MetByBrowser(AccessChanges people, String username) {
        this.people = people;
        this.person = people.id(username);
    }

    final boolean page(SignedIn browser, Predicate<HttpResponse<String>> expected)
            throws IOException, InterruptedException {
        return expected.test(browser.http()
                .send(HttpRequest.newBuilder(browser.page()).build(), HttpResponse.BodyHandlers.ofString()));
    }
}
