package dev.portico.stack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** How long an operator and the organisation's own admin wait for the members of an organisation of 100,000, wherever in the list. */
final class MembersMeasurement implements Measurement {

    private static final int MEMBERS = 100_000;
    private static final int PAGE = 50;
    private static final int FAR = 1_000;
    private static final int WARM_UP = 2_000;
    private static final int REQUESTS = 1_000;
    private static final long SEED = 20_261_121;

    /** Beginnings as somebody types them: first and last names, user names, addresses, and some that nobody has. */
    private static final List<String> TYPED = List.of(
            "a",
            "so",
            "Kow",
            "leila",
            "Østen",
            "Åb",
            "yusuf.",
            "mei.xu",
            "noah.weber1",
            "viktor.olsen9",
            "zhang",
            "priya.mehta77",
            "QU",
            "bea",
            "ana.",
            "nobody",
            "x",
            "fontaine",
            "theo.u",
            "hoffmann");

    /** What to filter by: what few hold, what nearly everybody holds, and none. */
    private static final List<String> LEVELS =
            Stream.concat(BigOrganization.LEVELS.stream(), Stream.of("none")).toList();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String measures() {
        return "the members of an organisation of " + MEMBERS + ": first page, search and page " + FAR + ", p95";
    }

    @Override
    public void run(PrintStream out) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            BigOrganization.in(bench.stack(), MEMBERS, SEED);
            Asker olga = new Asker(bench.stack(), "olga", "");
            Random random = new Random(SEED);
            warmUp(olga, random);
            measure(out, "first page", times -> olga.ask("", times));
            measure(out, "prefix search", times -> olga.ask(search(random), times));
            String cursor = olga.cursorOf(FAR);
            measure(out, "page " + FAR, times -> olga.ask("&after=" + cursor, times));
            measure(out, "disabled", times -> olga.ask("&status=disabled", times));
            for (String level : LEVELS) {
                measure(out, "level " + level, times -> olga.ask("&level=" + level, times));
            }
            measure(out, "search in a level", times -> olga.ask(search(random) + "&level=" + level(random), times));
            Asker ada = new Asker(bench.stack(), "ada", "&organization=" + BigOrganization.ALIAS);
            measure(out, "first page, own admin", times -> ada.ask("", times));
            measure(out, "prefix search, own admin", times -> ada.ask(search(random), times));
            measure(out, "page " + FAR + ", own admin", times -> ada.ask("&after=" + cursor, times));
        }
    }

    private static String search(Random random) {
        return "&search=" + URLEncoder.encode(TYPED.get(random.nextInt(TYPED.size())), StandardCharsets.UTF_8);
    }

    private static String level(Random random) {
        return LEVELS.get(random.nextInt(LEVELS.size()));
    }

    /** One request, timed. */
    private interface Asking {
        void ask(Histogram times) throws IOException, InterruptedException;
    }

    /** A server that has just started compiles while it answers; what people meet is one that has been running. */
    private static void warmUp(Asker olga, Random random) throws IOException, InterruptedException {
        Histogram nobodyLooks = new Histogram(3);
        for (int i = 0; i < WARM_UP; i++) {
            olga.ask(i % 2 == 0 ? "" : search(random), nobodyLooks);
        }
    }

    private static void measure(PrintStream out, String name, Asking asking) throws IOException, InterruptedException {
        Histogram times = new Histogram(3);
        for (int i = 0; i < REQUESTS; i++) {
            asking.ask(times);
        }
        out.printf(
                "members, %s of %d: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms over %d requests%n",
                name,
                PAGE,
                times.getValueAtPercentile(50) / 1000.0,
                times.getValueAtPercentile(95) / 1000.0,
                times.getValueAtPercentile(99) / 1000.0,
                times.getMaxValue() / 1000.0,
                REQUESTS);
    }

    /** Somebody who looks at the list. */
    private final class Asker {

        private final String members;
        private final FreshToken token;

        Asker(Stack stack, String username, String more) {
            this.token = new FreshToken(TokenEndpoint.of(stack), username, more);
            this.members = stack.ports().keycloakUrl() + "/realms/" + KeycloakSettings.REALM
                    + "/portal-access/organizations/" + BigOrganization.ALIAS + "/members";
        }

        JsonNode ask(String more, Histogram times) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(members + "?limit=" + PAGE + more))
                    .header("Authorization", "Bearer " + token.get())
                    .build();
            long start = System.nanoTime();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            times.recordValue((System.nanoTime() - start) / 1000);
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return json.readTree(answer.body());
        }

        /** Where that page begins, found as a person would: page after page. */
        String cursorOf(int page) throws IOException, InterruptedException {
            Histogram nobodyLooks = new Histogram(3);
            String cursor = "";
            for (int before = 1; before < page; before++) {
                cursor = ask(cursor.isEmpty() ? "" : "&after=" + cursor, nobodyLooks)
                        .get("next")
                        .asText();
            }
            return cursor;
        }
    }
}
