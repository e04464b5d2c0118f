package dev.portico.stack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;

/** How long people wait for tickets where there are a million, with five million messages, and one organisation has a tenth of them. */
final class TicketsMeasurement implements Measurement {

    private static final int TICKETS = 1_000_000;
    private static final int OF_ACME = 100_000;
    private static final long SEED = 20_261_121;
    private static final int WARM_UP = 300;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public String measures() {
        return "lists, threads and search over " + TICKETS + " tickets, an organisation of " + OF_ACME
                + ", p50, p95, p99";
    }

    @Override
    public void run(PrintStream out) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            Waits waits = new Waits(out, "tickets", WARM_UP);
            Stack stack = bench.stack();
            stack.portal().start(stack.programs());
            String acme = String.valueOf(bench.organizations().get("acme"));
            Asker ben = new Asker(stack, "ben");
            try (Connection portal = stack.postgres().connect(PostgresServer.PORTAL)) {
                new ManyTickets(portal, SEED).write(acme, OF_ACME, ben.subject(), TICKETS);
            }
            Asker sam = new Asker(stack, "sam");
            long longest =
                    json.readTree(ben.ask("?limit=1")).at("/items/0/number").asLong();
            customers(waits, stack, ben, new Asker(stack, "ada"), longest);
            agents(waits, sam);
            replies(waits, stack, sam, longest);
        }
    }

    private void customers(Waits waits, Stack stack, Asker ben, Asker ada, long longest)
            throws IOException, InterruptedException {
        Random random = new Random(SEED);
        waits.measure("member's list", () -> ben.ask(""));
        waits.measure("organisation's list", () -> ada.ask(""));
        waits.measure("organisation's list, unfinished", () -> ada.ask("?status=unfinished"));
        waits.measure("organisation's list, last updated", () -> ada.ask("?sort=-updated"));
        String far = far(ada);
        waits.measure("organisation's list, page 40", () -> ada.ask("?after=" + far));
        waits.measure(
                "thread of " + ManyTickets.LONG_THREAD + ", API", () -> ben.ask("/" + longest + "/notes?limit=50"));
        waits.measure("search of one word, member", () -> ben.ask(search(random, 1)));
        waits.measure("search of one word, organisation", () -> ada.ask(search(random, 1)));
        waits.measure("search of two words, organisation", () -> ada.ask(search(random, 2)));
        waits.measure(
                "search of a word only one has, organisation",
                () -> ada.ask("?q=E" + (10 * (1 + random.nextInt(OF_ACME))) + "X3"));
        waits.measure("a note is written", () -> ben.write("/" + longest + "/notes", "One more"));
        String portal = stack.ports().portalUrl().toString();
        SignedIn bens = SignedIn.at(URI.create(portal + "/tickets"), "ben");
        waits.measure("page of the member's list", () -> page(bens, "/tickets"));
        waits.measure("page of the thread of " + ManyTickets.LONG_THREAD, () -> page(bens, "/tickets/" + longest));
        SignedIn adas = SignedIn.at(URI.create(portal + "/tickets"), "ada");
        waits.measure("page of the organisation's list", () -> page(adas, "/tickets"));
        waits.measure("page of a search", () -> page(adas, "/tickets" + search(random, 1)));
    }

    private void agents(Waits waits, Asker sam) throws IOException, InterruptedException {
        Random random = new Random(SEED + 1);
        waits.measure("everybody's list, agent", () -> sam.ask(""));
        waits.measure("what is to do, agent", () -> sam.ask("?status=to-do&sort=updated"));
        waits.measure("search of one word, agent", () -> sam.ask(search(random, 1)));
        waits.measure("search of two words, agent", () -> sam.ask(search(random, 2)));
    }

    /** On the long thread, while its customer has the page open. */
    private static void replies(Waits waits, Stack stack, Asker sam, long longest)
            throws IOException, InterruptedException {
        String path = "/" + longest + "/replies";
        waits.measure("a reply is sent", () -> sam.write(path, "One more"));
        URI page = URI.create(stack.ports().portalUrl() + "/o/acme/tickets/" + longest);
        OpenTicket bens = OpenTicket.at(SignedIn.at(page, "ben"), page);
        waits.measure("from sending a reply to the customer's open page showing it", () -> {
            String words = "Reply " + UUID.randomUUID();
            sam.write(path, words);
            return bens.showing(words);
        });
    }

    private static String search(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(ManyTickets.word(ManyTickets.place(random)));
        }
        return "?q=" + URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }

    private String far(Asker asker) throws IOException, InterruptedException {
        String after = "";
        for (int i = 0; i < 40; i++) {
            JsonNode page = json.readTree(asker.ask(after.isEmpty() ? "" : "?after=" + after));
            after = page.get("next").asText();
        }
        return after;
    }

    private static String page(SignedIn somebody, String path) throws IOException, InterruptedException {
        URI list = somebody.page();
        URI wanted = URI.create(list.toString().replaceFirst("/tickets.*", "") + path);
        return answered(somebody.http(), HttpRequest.newBuilder(wanted).build());
    }

    private static String answered(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2 || !answer.uri().equals(request.uri())) {
            throw new IOException(request.uri() + ": " + answer.statusCode() + " at " + answer.uri());
        }
        return answer.body();
    }

    /** Somebody who asks the JSON API. */
    private final class Asker {
        private final FreshToken token;
        private final String tickets;

        Asker(Stack stack, String username) {
            this.token = new FreshToken(TokenEndpoint.of(stack), username, "");
            this.tickets = stack.ports().portalUrl() + "/api/tickets";
        }

        String ask(String path) throws IOException, InterruptedException {
            return answered(http, request(path).build());
        }

        String write(String path, String text) throws IOException, InterruptedException {
            return answered(
                    http,
                    request(path)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
                            .build());
        }

        String subject() throws IOException, InterruptedException {
            byte[] claims = Base64.getUrlDecoder().decode(token.get().split("\\.", -1)[1]);
            return json.readTree(claims).get("sub").asText();
        }

        private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
            return HttpRequest.newBuilder(URI.create(tickets + path)).header("Authorization", "Bearer " + token.get());
        }
    }
}
