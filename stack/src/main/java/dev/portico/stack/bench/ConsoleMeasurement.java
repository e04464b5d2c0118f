package dev.portico.stack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.keycloak.admin.client.Keycloak;

/** How long the page in Keycloak's console waits for each thing that it asks for, among 10,000 organisations and 100,000 members. */
final class ConsoleMeasurement implements Measurement {

    private static final String LIKE = "acme";
    private static final int ORGANIZATIONS = 10_000;
    private static final int MEMBERS = 100_000;
    private static final int FAR = 100;
    private static final int WARM_UP = 100;
    private static final int REQUESTS = 500;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String measures() {
        return "what the page in the console asks for, among " + ORGANIZATIONS + " organisations, p95";
    }

    @Override
    public void run(PrintStream out) throws Exception {
        try (BenchStack bench = BenchStack.start();
                Keycloak admin = bench.stack().admin()) {
            ManyOrganizations.in(bench.stack().postgres(), LIKE, ORGANIZATIONS, MEMBERS);
            Page page = new Page(bench.stack(), admin);
            String one = page.ask("/organizations?search=company-004321")
                    .at("/items/0/id")
                    .asText();
            for (Map.Entry<String, String> view : views(page, one).entrySet()) {
                measure(out, view.getKey(), page, view.getValue());
            }
            try (Keycloak clerk = AdminOfOne.of(bench.stack(), Stack.realm(admin), one)) {
                measure(
                        out,
                        "organisations, for who manages one of them",
                        new Page(bench.stack(), clerk),
                        "/organizations?counts=true");
            }
        }
    }

    private static void measure(PrintStream out, String name, Page page, String path)
            throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            page.ask(path);
        }
        Histogram times = new Histogram(3);
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            page.ask(path);
            times.recordValue((System.nanoTime() - start) / 1000);
        }
        out.printf(
                "console, %s: p50 %.1f ms, p95 %.1f ms, most %.1f ms over %d requests%n",
                name,
                times.getValueAtPercentile(50) / 1000.0,
                times.getValueAtPercentile(95) / 1000.0,
                times.getMaxValue() / 1000.0,
                REQUESTS);
    }

    private static Map<String, String> views(Page page, String one) throws IOException, InterruptedException {
        String there = "/organizations/" + one;
        JsonNode person = page.ask(there + "/members").at("/items/0/id");
        Map<String, String> views = new LinkedHashMap<>();
        views.put("first page of organisations", "/organizations?counts=true");
        views.put("search for organisations", "/organizations?counts=true&search=company+43");
        views.put("page " + FAR + " of organisations", "/organizations?counts=true&after=" + page.cursorOf(FAR));
        views.put("an organisation", there);
        views.put("its members", there + "/members");
        views.put("its levels", there + "/levels");
        views.put("its invitations", there + "/invitations");
        views.put("an access check", there + "/explain?permission=messenger.contact&user=" + person.asText());
        views.put("its journal", there + "/journal");
        views.put("settings", "/settings");
        views.put("levels", "/levels");
        views.put("the realm's journal", "/journal");
        views.put("health", "/health");
        return views;
    }

    /** What the page does, as the console's administrator. */
    private final class Page {

        private final String root;
        private final Keycloak admin;

        Page(Stack stack, Keycloak admin) {
            this.root = stack.ports().keycloakUrl() + "/admin/realms/" + KeycloakSettings.REALM + "/portal-access";
            this.admin = admin;
        }

        JsonNode ask(String path) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                    .header("Authorization", "Bearer " + admin.tokenManager().getAccessTokenString())
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return json.readTree(answer.body());
        }

        String cursorOf(int page) throws IOException, InterruptedException {
            String cursor = "";
            for (int before = 1; before < page; before++) {
                cursor = ask("/organizations" + (cursor.isEmpty() ? "" : "?after=" + cursor))
                        .get("next")
                        .asText();
            }
            return cursor;
        }
    }
}
