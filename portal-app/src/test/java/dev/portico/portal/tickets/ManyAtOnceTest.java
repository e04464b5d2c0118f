package dev.portico.portal.tickets;

import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Many write on the same tickets at the same moment: none is lost, none doubled, the order stays, and the state is everybody's. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ManyAtOnceTest {
    private static final int TICKETS = 100;
    private static final int POSTS = 1_000;
    /** Each so-manieth is sent twice, as an impatient client does. */
    private static final int IMPATIENT = 5;

    @Inject
    Desk desk;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void noneIsLostAndNoneDoubled() {
        desk.empty();
        List<Long> tickets = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            tickets.add(desk.ticket(Cast.ben(), ACME, "Busy " + i));
        }
        String ben = Cast.token(Cast.ben());
        String ada = Cast.token(Cast.ada());
        String sam = Cast.token(Cast.sam());

        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            String path = "/" + tickets.get(i % TICKETS) + (i % 3 == 2 ? "/replies" : "/notes");
            String key = UUID.randomUUID().toString();
            String token = i % 3 == 0 ? ben : i % 3 == 1 ? ada : sam;
            answers.add(post(path, token, key, "note " + i));
            if (i % IMPATIENT == 0) {
                answers.add(post(path, token, key, "note " + i));
            }
        }

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(201);
        List<String> texts = new ArrayList<>();
        for (long ticket : tickets) {
            ExtractableResponse<Response> read =
                    Calls.get(Cast.sam(), "/" + ticket + "/notes").extract();
            List<String> thread = read.path("items.text");
            assertThat(Calls.get(Cast.sam(), "/" + ticket + "/notes").extract().<List<String>>path("items.text"))
                    .isEqualTo(thread);
            assertThat(read.<List<String>>path("items.createdAt")).isSorted();
            texts.addAll(thread);
            List<String> sides = read.path("items.side");
            String expected =
                    sides.get(sides.size() - 1).equals("vendor") ? "waiting-for-customer" : "waiting-for-support";
            assertThat(Calls.get(Cast.ben(), "/" + ticket).extract().<String>path("status"))
                    .isEqualTo(expected);
        }
        assertThat(texts).hasSize(POSTS).doesNotHaveDuplicates();
    }

    private CompletableFuture<Integer> post(String path, String token, String key, String text) {
        URI address = URI.create("http://localhost:"
                + ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class) + "/api/tickets" + path);
        return http.sendAsync(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + token)
                                .header("Idempotency-Key", key)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        new JsonObject().put("text", text).encode()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::statusCode);
    }
}
