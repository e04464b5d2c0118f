package dev.portico.portal.signals;

import dev.portico.portal.platform.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A page that is looked at, and what it is told. */
final class LiveStream {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private CompletableFuture<?> exchange = ended;

    private LiveStream() {}

    /** Opens one in a browser's place, with the session it has there. */
    static LiveStream open(Browser browser, String address) {
        String cookies = browser.cookies().stream()
                .filter(cookie -> address.startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        LiveStream stream = new LiveStream();
        stream.exchange = HTTP.sendAsync(request.build(), answer -> {
                    stream.status.complete(answer.statusCode());
                    return HttpResponse.BodySubscribers.fromLineSubscriber(stream.new Reader());
                })
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        stream.status.completeExceptionally(failure);
                    }
                    stream.ended.complete(null);
                });
        return stream;
    }

    int status() {
        return status.join();
    }

    /** How often it was told that it is out of date. */
    long changes() {
        return lines.stream().filter(line -> line.matches("event: ?revision")).count();
    }

    boolean ended() {
        return ended.isDone() || exchange.isCompletedExceptionally();
    }

    List<String> lines() {
        return lines;
    }

    private final class Reader implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable failure) {
            ended.complete(null);
        }

        @Override
        public void onComplete() {
            ended.complete(null);
        }
    }
}
