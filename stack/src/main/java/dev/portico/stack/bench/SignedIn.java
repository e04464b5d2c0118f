package dev.portico.stack.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's browser session at the portal without a browser: asks for a page and fills in the login form. */
record SignedIn(HttpClient http) {

    private static final Pattern FORM = Pattern.compile("<form[^>]+id=\"kc-form-login\"[^>]*>");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    static SignedIn at(URI page, String username) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<String> form =
                http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        HttpRequest login = HttpRequest.newBuilder(form.uri().resolve(action(form.body())))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + encoded(username) + "&password=" + encoded(username + "-portico")))
                .build();
        HttpResponse<String> done = http.send(login, HttpResponse.BodyHandlers.ofString());
        if (done.statusCode() != 200 || !done.uri().getAuthority().equals(page.getAuthority())) {
            throw new IOException(
                    "signing in as " + username + " ended at " + done.uri() + " with " + done.statusCode());
        }
        return new SignedIn(http);
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
