package dev.portico.stack.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Facts;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import dev.portico.stack.delegation.Calls.Call;
import dev.portico.stack.delegation.World.Seat;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * No sequence of calls by people of customers raises anybody above the caller, touches anybody above the caller or any
 * organisation that is not theirs, leaves an organisation without an admin, makes anybody the vendor's, or changes an account that
 * others share; and what is refused has changed nothing (R48, R49).
 *
 * <p>{@code PORTICO_SEED} repeats a run; without it every run tries something else.
 */
@OnTheStack
class DelegatesIT {

    private static final int WORLDS = 3;
    private static final int CALLS = 120;
    private static final Duration AT_MOST = Duration.ofSeconds(45);
    private static final long TOKEN_IS_FRESH = 30_000_000_000L;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final SharedStack stack;
    private final long seed = Optional.ofNullable(System.getenv("PORTICO_SEED"))
            .map(Long::parseLong)
            .orElseGet(System::nanoTime);
    private final Map<Seat, Token> tokens = new HashMap<>();

    private record Token(String text, long since) {}

    DelegatesIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void aLevelOfDeputies() {
        RoleRepresentation level = new RoleRepresentation();
        level.setName(Model.DEPUTY);
        level.setAttributes(Map.of("portal.level", List.of("true")));
        stack.realm().roles().create(level);
        stack.realm()
                .roles()
                .get(Model.DEPUTY)
                .addComposites(Model.DEPUTYS.stream()
                        .map(name -> stack.realm().roles().get(name).toRepresentation())
                        .toList());
    }

    @AfterEach
    void noMore() {
        stack.realm().roles().deleteRole(Model.DEPUTY);
    }

    @Test
    void noSequenceOfCallsGetsAnybodyAboveTheCaller() {
        System.out.println("PORTICO_SEED=" + seed);
        Random random = new Random(seed);
        long start = System.nanoTime();
        int made = 0;
        int changed = 0;
        for (int i = 0; i < WORLDS; i++) {
            World world = new World(stack);
            Calls calls = new Calls(world, random);
            List<String> done = new ArrayList<>();
            Facts before = world.now();
            for (int j = 0; j < CALLS && System.nanoTime() - start < AT_MOST.toNanos(); j++) {
                Call call = calls.next();
                Optional<String> token = token(call.caller());
                if (token.isEmpty()) {
                    continue;
                }
                int status = make(call, token.get());
                Facts after = world.now();
                done.add(call + " -> " + status);
                assertThat(new Judge(before, after, call.caller().person().id()).faults(status, world))
                        .as("PORTICO_SEED=%d, the last of %s", seed, done)
                        .isEmpty();
                made++;
                changed += before.equals(after) ? 0 : 1;
                before = after;
            }
        }
        System.out.printf("%d calls, %d changed something%n", made, changed);
        assertThat(made).isGreaterThan(100);
        assertThat(changed).as("of %d, PORTICO_SEED=%d", made, seed).isGreaterThan(made / 20);
    }

    /** One that was good once, where somebody gets no new one; none where they never had any. */
    private Optional<String> token(Seat seat) {
        Token known = tokens.get(seat);
        if (known == null || System.nanoTime() - known.since() > TOKEN_IS_FRESH) {
            Tokens.Answer answer = stack.tokens().of(seat.person().username(), seat.alias());
            if (answer.status() == 200) {
                known = new Token(answer.accessToken(), System.nanoTime());
                tokens.put(seat, known);
            }
        }
        return Optional.ofNullable(known).map(Token::text);
    }

    private int make(Call call, String token) {
        HttpRequest.Builder request = request(call.path(), token)
                .method(
                        call.method(),
                        call.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(call.body()));
        if (!call.body().isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        call.tagged()
                .ifPresent(path -> request.header(
                        "If-Match",
                        send(request(path, token)).headers().firstValue("ETag").orElse("\"none\"")));
        return send(request).statusCode();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(stack.realmUrl("/portal-access" + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
