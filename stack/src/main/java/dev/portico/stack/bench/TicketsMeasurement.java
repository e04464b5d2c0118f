package dev.portico.stack.bench;

import dev.portico.stack.Folders;
import dev.portico.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long an Admin waits for the list of an organisation with thousands of tickets, as a page and as JSON. */
final class TicketsMeasurement implements Measurement {

    private static final int MAILS = 6000;
    private static final long SEED = 20_261_121;
    private static final int WARM_UP = 300;
    private static final int REQUESTS = 1000;

    @Override
    public String measures() {
        return "the ticket list of an Admin over " + MAILS + " imported mails, p50, p95 and p99";
    }

    @Override
    public void run(PrintStream out) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            Stack stack = bench.stack();
            Path mails = stack.home().root().resolve("mails");
            Folders.delete(mails);
            new ManyMails(TestMails.read(), SEED).write(mails, MAILS);
            String acme = String.valueOf(bench.organizations().get("acme"));
            stack.portal()
                    .load(
                            stack.programs(),
                            List.of("mails", mails.toString(), "--organization", acme, "--organization-name", "Acme"));
            Folders.delete(mails);
            stack.portal().start(stack.programs());
            String token =
                    TokenEndpoint.of(stack).password("portal-cli", "ada", "").accessToken();
            measure(out, "GET /api/tickets", HttpClient.newHttpClient(), request(stack, "/api/tickets", token));
            SignedIn ada = SignedIn.at(URI.create(stack.ports().portalUrl() + "/tickets"), "ada");
            measure(
                    out,
                    "GET " + ada.page().getPath(),
                    ada.http(),
                    HttpRequest.newBuilder(ada.page()).build());
        }
    }

    private static void measure(PrintStream out, String name, HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            ask(http, request);
        }
        Histogram times = new Histogram(3);
        int bytes = 0;
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            bytes = ask(http, request);
            times.recordValue((System.nanoTime() - start) / 1000);
        }
        out.printf(
                "%s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms over %d requests of %d bytes%n",
                name,
                times.getValueAtPercentile(50) / 1000.0,
                times.getValueAtPercentile(95) / 1000.0,
                times.getValueAtPercentile(99) / 1000.0,
                REQUESTS,
                bytes);
    }

    private static int ask(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.uri().equals(request.uri())) {
            throw new IOException(request.uri() + ": " + answer.statusCode() + " at " + answer.uri());
        }
        return answer.body().length();
    }

    private static HttpRequest request(Stack stack, String path, String token) {
        return HttpRequest.newBuilder(URI.create(stack.ports().portalUrl() + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
