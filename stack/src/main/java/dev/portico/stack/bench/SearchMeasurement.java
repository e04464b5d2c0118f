package dev.portico.stack.bench;

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
import java.util.Random;

/** How long people wait for articles where there are a hundred thousand, in three languages: suggestions while typing, and the search. */
final class SearchMeasurement implements Measurement {

    private static final int ARTICLES = 100_000;
    private static final long SEED = 20_261_122;
    private static final int WARM_UP = 200;
    private static final String[] LANGUAGES = {"en", "de", "he"};

    @Override
    public String measures() {
        return "suggestions and search over " + ARTICLES + " articles in three languages, p50, p95, p99";
    }

    @Override
    public void run(PrintStream out) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            Waits waits = new Waits(out, "search", WARM_UP);
            Stack stack = bench.stack();
            stack.portal().start(stack.programs());
            try (Connection portal = stack.postgres().connect(PostgresServer.PORTAL)) {
                new ManyArticles(portal, SEED).write(ARTICLES);
            }
            URI portal = URI.create(stack.ports().portalUrl() + "/articles");
            SignedIn ben = SignedIn.at(portal, "ben");
            String place = ben.page().toString().replaceFirst("/articles.*", "");
            ask(waits, "member", ben.http(), place);
            ask(
                    waits,
                    "visitor",
                    HttpClient.newHttpClient(),
                    stack.ports().portalUrl().toString());
        }
    }

    private static void ask(Waits waits, String who, HttpClient http, String place)
            throws IOException, InterruptedException {
        Random random = new Random(SEED);
        String suggestions = place + "/articles/suggestions?q=";
        String search = place + "/articles?q=";
        waits.measure("suggestions for the beginning of a word, " + who, () -> {
            String word = word(random);
            return get(http, suggestions, word.substring(0, 2 + random.nextInt(word.length() - 1)));
        });
        waits.measure(
                "suggestions for a word and the beginning of another, " + who,
                () -> get(http, suggestions, two(random).replaceFirst(".$", "")));
        waits.measure("suggestions for a misspelt word, " + who, () -> get(http, suggestions, misspelt(random)));
        waits.measure("search of one word, " + who, () -> get(http, search, word(random)));
        waits.measure("search of two words, " + who, () -> get(http, search, two(random)));
        waits.measure("search of a misspelt word, " + who, () -> get(http, search, misspelt(random)));
        waits.measure(
                "search of a word and a misspelt one, " + who,
                () -> get(http, search, word(random) + " " + misspelt(random)));
        waits.measure("page of all articles, " + who, () -> get(http, place + "/articles", ""));
        waits.measure("an article, " + who, () -> get(http, place + "/articles/bench-" + (1 + random.nextInt(6)), ""));
    }

    /** Of any of the languages, as common as people's words are. */
    private static String word(Random random) {
        return ManyArticles.word(LANGUAGES[random.nextInt(LANGUAGES.length)], ManyTickets.place(random));
    }

    private static String two(Random random) {
        String language = LANGUAGES[random.nextInt(LANGUAGES.length)];
        return ManyArticles.word(language, ManyTickets.place(random)) + " "
                + ManyArticles.word(language, ManyTickets.place(random));
    }

    /** One of six letters or more, with two neighbours swapped. */
    private static String misspelt(Random random) {
        String word = word(random);
        while (word.length() < 6) {
            word = word(random);
        }
        int at = 1 + random.nextInt(word.length() - 2);
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }

    private static String get(HttpClient http, String address, String words) throws IOException, InterruptedException {
        URI uri = URI.create(address + URLEncoder.encode(words, StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.uri().equals(uri)) {
            throw new IOException(uri + ": " + answer.statusCode() + " at " + answer.uri());
        }
        return answer.body();
    }
}
