package dev.portico.stack.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A ticket's page as it stays open in a browser: it waits until it is told that something happened, and asks again. */
final class OpenTicket {
    private static final String TOLD = "event:ticket";
    private static final int PATIENCE_SECONDS = 10;

    private final HttpClient http;
    private final URI page;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private OpenTicket(HttpClient http, URI page) {
        this.http = http;
        this.page = page;
    }

    static OpenTicket at(SignedIn somebody, URI page) throws IOException, InterruptedException {
        OpenTicket open = new OpenTicket(somebody.http(), page);
        HttpResponse<Stream<String>> stream = open.http.send(
                HttpRequest.newBuilder(URI.create(page + "/live")).build(), HttpResponse.BodyHandlers.ofLines());
        if (stream.statusCode() != 200) {
            throw new IOException(page + "/live: " + stream.statusCode());
        }
        Thread waiting = new Thread(() -> open.hear(stream.body()), "open ticket");
        waiting.setDaemon(true);
        waiting.start();
        return open;
    }

    private void hear(Stream<String> lines) {
        lines.map(line -> line.replace(" ", "")).filter(TOLD::equals).forEach(told::add);
    }

    /** The page as soon as it has these words. */
    String showing(String words) throws IOException, InterruptedException {
        while (told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) != null) {
            String body = http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            if (body.contains(words)) {
                return body;
            }
        }
        throw new IOException("nothing was told of: " + words);
    }
}
