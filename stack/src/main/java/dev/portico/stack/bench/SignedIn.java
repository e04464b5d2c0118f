package dev.portico.stack.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's browser session at the portal without a browser: asks for a page and fills in the login forms.
 *
 * @param page where asking for it led to, after every redirect
 */
record SignedIn(HttpClient http, URI page) {

    private static final int REDIRECTS = 20;

    private static final Pattern FORM = Pattern.compile("<form[^>]+id=\"kc-form-login\"[^>]*>");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    static SignedIn at(URI page, String username) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().cookieHandler(new LoopbackCookies()).build();
        HttpResponse<String> at = followed(http, HttpRequest.newBuilder(page).build());
        // Where organisations are on, Keycloak asks for the name first and for the password on a second page.
        for (int form = 0; form < 2 && FORM.matcher(at.body()).find(); form++) {
            at = followed(http, filled(at, username));
        }
        if (at.statusCode() != 200 || !at.uri().getAuthority().equals(page.getAuthority())) {
            throw new IOException("signing in as " + username + " ended with " + at.statusCode() + " at " + at.uri());
        }
        return new SignedIn(http, at.uri());
    }

    /** Java's client gives up after five redirects; from the portal through Keycloak into an organisation there are more. */
    private static HttpResponse<String> followed(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<String> at = http.send(request, HttpResponse.BodyHandlers.ofString());
        for (int hop = 0; hop < REDIRECTS && at.statusCode() / 100 == 3; hop++) {
            URI next = at.uri().resolve(at.headers().firstValue("Location").orElseThrow());
            at = http.send(HttpRequest.newBuilder(next).build(), HttpResponse.BodyHandlers.ofString());
        }
        return at;
    }

    private static HttpRequest filled(HttpResponse<String> form, String username) throws IOException {
        return HttpRequest.newBuilder(form.uri().resolve(action(form.body())))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + encoded(username) + "&password=" + encoded(username + "-portico")))
                .build();
    }

    private static String action(String page) throws IOException {
        Matcher form = FORM.matcher(page);
        Matcher action = ACTION.matcher(form.find() ? form.group() : "");
        if (!action.find()) {
            throw new IOException("there is no login form where one was expected");
        }
        return action.group(1).replace("&amp;", "&");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
