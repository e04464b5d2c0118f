package dev.portico.portal.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody who sends the session cookies of one place to another. */
final class CopiedCookies {
    private final Browser browser;

    CopiedCookies(Browser browser) {
        this.browser = browser;
    }

    HttpResponse<String> get(String from, String to) {
        String header = browser.cookies().stream()
                .filter(cookie -> from.startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + to))
                                    .header("Cookie", header)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
