package dev.portico.portal.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A browser without a face: keeps cookies by path, follows redirects, sends forms with their hidden fields. */
public final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(csrf|submission)\" value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** Sends a form as the page it was shown on would. */
    public HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> fields) {
        return submit(page, path, fields, "");
    }

    /**
     * The same with fields that come several times.
     *
     * @param more encoded, beginning with {@code &}
     */
    public HttpResponse<String> submit(
            HttpResponse<String> page, String path, Map<String, String> fields, String more) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        return send(path, encoded(all) + more, Map.of());
    }

    /** Sends a form with a file, as {@code multipart/form-data}; an empty content is a file field nothing was chosen for. */
    public HttpResponse<String> upload(
            HttpResponse<String> page, String path, Map<String, String> fields, String file, String content) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        String mark = "----portico";
        StringBuilder body = new StringBuilder();
        all.forEach((name, value) -> body.append(
                "--" + mark + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        body.append("--" + mark + "\r\nContent-Disposition: form-data; name=\"" + file + "\"; filename=\""
                + (content.isEmpty() ? "" : "file.csv") + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n");
        body.append("--" + mark + "--\r\n");
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "multipart/form-data; boundary=" + mark)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** A file chosen in a form; one without a name is a field nothing was chosen for. */
    @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
    public record Chosen(String field, String name, byte[] content) {}

    /** Sends a form with any number of files. */
    public HttpResponse<String> upload(
            HttpResponse<String> page, String path, Map<String, String> fields, List<Chosen> files) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        all.forEach((name, value) ->
                body.writeBytes(part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8))));
        for (Chosen file : files) {
            body.writeBytes(part(
                    "name=\"" + file.field() + "\"; filename=\"" + file.name()
                            + "\"\r\nContent-Type: application/octet-stream",
                    file.content()));
        }
        body.writeBytes("------portico--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "multipart/form-data; boundary=----portico")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] part(String what, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("------portico\r\nContent-Disposition: form-data; " + what + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    /** By any method, with the hidden fields of the form that was shown. */
    public HttpResponse<String> sent(HttpResponse<String> page, String method, String path) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2));
        }
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(encoded(all))));
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, Map<String, String> headers) {
        return send(path, encoded(fields), headers);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Realm.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Drops the cookies of a path, as a browser does when their time is over. */
    public void forget(String path) {
        List.copyOf(cookies()).stream()
                .filter(cookie -> cookie.getPath().equals(path))
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    /** Java's client follows five redirects at most; signing in takes more. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        for (int hops = 0; hops < 20 && response.statusCode() / 100 == 3; hops++) {
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = exchange(HttpRequest.newBuilder(next).GET());
        }
        return response;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
            // Browsers send Secure cookies to localhost without TLS, Java's client does not.
            cookies().forEach(cookie -> cookie.setSecure(false));
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:"
                + ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class) + path);
    }
}
