package dev.portico.stack.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** One request to the API and its answer, word for word. */
record Exchange(
        String operation,
        int status,
        String contentType,
        String body,
        Optional<String> tag,
        Optional<String> location) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Asks.
     *
     * @param base the API's root
     * @param address the operation's path with its parameters filled in, and a query
     * @param headers names and values by turns
     */
    static Exchange of(
            URI base,
            Optional<String> token,
            String operation,
            String address,
            Optional<String> body,
            List<String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address))
                .method(
                        operation.split(" ", 2)[0],
                        body.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
        token.ifPresent(each -> request.header("Authorization", "Bearer " + each));
        if (body.isPresent() && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Exchange(
                    operation,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body(),
                    answer.headers().firstValue("ETag"),
                    answer.headers().firstValue("Location"));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + operation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }
}
