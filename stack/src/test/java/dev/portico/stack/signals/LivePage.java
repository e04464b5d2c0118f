package dev.portico.stack.signals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** One page that waits for news: what it was told, and when it was let go. */
final class LivePage {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<Long> ended = new CompletableFuture<>();

    private CompletableFuture<HttpResponse<Void>> exchange = new CompletableFuture<>();

    private LivePage() {}

    static LivePage at(HttpClient http, URI address) {
        LivePage page = new LivePage();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "text/event-stream")
                .build();
        page.exchange = http.sendAsync(request, answer -> {
                    page.status.complete(answer.statusCode());
                    return HttpResponse.BodySubscribers.fromLineSubscriber(page.new Reader());
                })
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        page.status.completeExceptionally(failure);
                    }
                    page.ended.complete(System.nanoTime());
                });
        return page;
    }

    int status() {
        return status.join();
    }

    /** Whether the first line came: from now on it hears. */
    boolean waits() {
        return !lines.isEmpty();
    }

    long changes() {
        return lines.stream().filter(line -> line.matches("event: ?revision")).count();
    }

    boolean ended() {
        return ended.isDone() || exchange.isCompletedExceptionally();
    }

    /** When, by {@link System#nanoTime}. */
    long end() {
        return ended.join();
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
            ended.complete(System.nanoTime());
        }

        @Override
        public void onComplete() {
            ended.complete(System.nanoTime());
        }
    }
}
