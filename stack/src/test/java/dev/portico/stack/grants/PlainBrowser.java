package dev.portico.stack.grants;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A browser without script and pictures: cookies, redirects and the first form of a page. Keycloak's pages need no more, and
 * a hundred logins are a matter of seconds; what the pages look like is tested in a real one.
 */
final class PlainBrowser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern FORM = Pattern.compile("<form[^>]*?action=\"([^\"]*)\".*?</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");

    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    /**
     * Where a click led.
     *
     * @param body empty where the browser has left for an address outside Keycloak, which is not asked
     */
    record View(int status, URI address, String body) {

        boolean isBack() {
            return address.toString().startsWith(Clients.RETURN);
        }

        boolean has(String text) {
            return body.contains(text);
        }

        /** What the address carries, in its query or, for implicit and hybrid, in its fragment. */
        Map<String, String> answer() {
            return Stream.of(address.getRawQuery(), address.getRawFragment())
                    .filter(part -> part != null && !part.isEmpty())
                    .flatMap(part -> Arrays.stream(part.split("&", -1)))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0],
                            pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8),
                            (first, second) -> first));
        }
    }

    View open(URI address) {
        return follow(address, HttpRequest.newBuilder(address).GET());
    }

    View open(URI address, Map<String, String> query) {
        return open(URI.create(address + "?" + encoded(query)));
    }

    /** Fills in the page's form and sends it, with what it hides. */
    View submit(View page, Map<String, String> typed) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form on " + page.address() + " " + page.status() + "\n" + page.body());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(form.group())
                .results()
                .forEach(input -> fields.put(part(input.group(), "name"), part(input.group(), "value")));
        fields.putAll(typed);
        URI address = page.address().resolve(form.group(1).replace("&amp;", "&"));
        return follow(
                address,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
    }

    private View follow(URI address, HttpRequest.Builder request) {
        HttpResponse<String> response = send(address, request);
        for (int hops = 0; response.statusCode() / 100 == 3 && hops < 20; hops++) {
            URI next = address.resolve(response.headers().firstValue("Location").orElseThrow());
            if (next.toString().startsWith(Clients.RETURN)) {
                return new View(response.statusCode(), next, "");
            }
            address = next;
            response = send(next, HttpRequest.newBuilder(next).GET());
        }
        return new View(response.statusCode(), address, response.body());
    }

    private HttpResponse<String> send(URI address, HttpRequest.Builder request) {
        String sent = cookies.values().stream()
                .filter(cookie -> address.getPath().startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new AssertionError("no answer from " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void keep(HttpCookie cookie) {
        String key = cookie.getPath() + " " + cookie.getName();
        if (cookie.hasExpired() || cookie.getValue().isEmpty()) {
            cookies.remove(key);
        } else {
            cookies.put(key, cookie);
        }
    }

    private static String part(String tag, String attribute) {
        Matcher found = Pattern.compile(attribute + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1).replace("&amp;", "&") : "";
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
