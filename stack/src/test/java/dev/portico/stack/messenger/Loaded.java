package dev.portico.stack.messenger;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything a browser has loaded from one origin, as text, whether it is shown or not; and what in it, or in what the pages have become,
 * is a trace of Contact Support.
 */
final class Loaded implements AutoCloseable {
    private static final Pattern TRACE = Pattern.compile(
            "contact support|messenger/(?:contact|unread|draft|conversations)|/(?:contact|unread)\\.(?:js|css)|data-unread|messenger-support",
            Pattern.CASE_INSENSITIVE);

    private final BrowserContext browser;
    private final String origin;
    private final Map<String, String> bodies = new LinkedHashMap<>();
    private final Consumer<Request> listener = this::keep;

    private Loaded(BrowserContext browser, String origin) {
        this.browser = browser;
        this.origin = origin;
    }

    /** From now on. */
    static Loaded by(BrowserContext browser, String origin) {
        Loaded loaded = new Loaded(browser, origin);
        browser.onRequestFinished(loaded.listener);
        return loaded;
    }

    /** No more: to be called before the browser is closed, which could not be asked then. */
    @Override
    public void close() {
        browser.offRequestFinished(listener);
    }

    /** Whether something was loaded from an address that ends so, each of them. */
    boolean have(String... ends) {
        return Stream.of(ends).allMatch(end -> bodies.keySet().stream().anyMatch(address -> address.endsWith(end)));
    }

    /** Where there is a trace, and of what. */
    List<String> traces() {
        List<String> traces = new ArrayList<>();
        bodies.forEach((address, body) -> find(address, body, traces));
        for (Page page : browser.pages()) {
            for (Frame frame : page.frames()) {
                find("DOM of " + frame.url(), frame.content(), traces);
            }
        }
        return traces;
    }

    private static void find(String where, String text, List<String> traces) {
        Matcher trace = TRACE.matcher(text);
        while (trace.find()) {
            traces.add(where + ": " + trace.group());
        }
    }

    private void keep(Request request) {
        Response response = request.response();
        if (request.url().startsWith(origin) && response != null && response.status() / 100 != 3) {
            bodies.put(request.method() + " " + request.url(), text(request, response));
        }
    }

    /** The browser forgets what a page has loaded when it is left; then it is asked for once more. */
    private String text(Request request, Response response) {
        try {
            return response.text();
        } catch (PlaywrightException forgotten) {
            return browser.request().get(request.url()).text();
        }
    }
}
