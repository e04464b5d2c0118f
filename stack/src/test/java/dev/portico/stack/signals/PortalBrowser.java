package dev.portico.stack.signals;

import dev.portico.stack.bench.LoopbackCookies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's browser at the portal, without script and pictures: cookies, redirects and Keycloak's login form. */
final class PortalBrowser {

    private static final int REDIRECTS = 20;
    private static final Pattern FORM = Pattern.compile("<form[^>]+id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

    /** One connection for each open page, as browsers have it without TLS. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new LoopbackCookies())
            .build();

    static PortalBrowser signedIn(URI page, String username) {
        PortalBrowser browser = new PortalBrowser();
        HttpResponse<String> at = browser.open(page);
        // Where organisations are on, Keycloak asks for the name first and for the password on a second page.
        for (int form = 0; form < 2 && FORM.matcher(at.body()).find(); form++) {
            at = browser.follow(filled(at, username));
        }
        if (at.statusCode() != 200 || !at.uri().getAuthority().equals(page.getAuthority())) {
            throw new AssertionError(
                    "signing in as " + username + " ended with " + at.statusCode() + " at " + at.uri());
        }
        return browser;
    }

    HttpResponse<String> open(URI page) {
        return follow(HttpRequest.newBuilder(page).build());
    }

    /** Looks at a page whose script waits for news at that address. */
    LivePage wait(URI address) {
        return LivePage.at(http, address);
    }

    private HttpResponse<String> follow(HttpRequest request) {
        HttpResponse<String> at = send(request);
        for (int hop = 0; hop < REDIRECTS && at.statusCode() / 100 == 3; hop++) {
            at = send(HttpRequest.newBuilder(
                            at.uri().resolve(at.headers().firstValue("Location").orElseThrow()))
                    .build());
        }
        return at;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static HttpRequest filled(HttpResponse<String> page, String username) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no login form at " + page.uri());
        }
        return HttpRequest.newBuilder(page.uri().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + encoded(username) + "&password=" + encoded(username + "-portico")))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
