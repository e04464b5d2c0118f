package dev.portico.stack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Bearers;
import dev.portico.stack.Facts;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.Project;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every route, asked by everybody: what the other organisation's is not there (404), what the level lacks is refused (403), and
 * what is refused has changed nothing. {@link Route} and {@link Asker} say who should get through; {@code docs/routes.md} keeps
 * what the running server answered.
 */
@OnTheStack
class RoutesIT {

    private static final String HEAD = """
            # Who gets through which route

            Asked of the running server by `RoutesIT`: every operation of the [contract](contracts/portal-access.yaml) by everybody
            of the demo, and by realm admins with one role each. The test states who should get through by rules of its own, fails
            for every cell that differs, compares the state of organisations, people, levels, settings and journal before and after
            every refusal, and fails when this page is not what came out.

            401: no token. 404: not the caller's to see, which is what another organisation is. 403: seen, and not permitted.
            Everything else got through: 200 and 204, or 412 (an ETag that nobody has read) and 422 (an empty body), which are there
            so that asking changes nothing. Dan has No Access and gets no token at all.
            """;

    private final SharedStack stack;
    private final Bearers bearers;
    private final List<String> faults = new ArrayList<>();
    private Places places;
    private RealmAdmins admins;

    RoutesIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
    }

    @BeforeEach
    void somethingToAskFor() {
        places = new Places(stack, bearers);
        admins = new RealmAdmins(stack);
    }

    @AfterEach
    void asItWas() {
        admins.forget();
        places.forget();
    }

    @Test
    void everyRouteOfTheContractIsInTheTable() {
        assertThat(Route.all().stream().map(Route::operation).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(OpenApi.read().operations());
    }

    @Test
    void everyRouteAnswersEverybodyAsTheContractSaysAndARefusalChangesNothing() throws IOException {
        List<Route> all = Route.all();
        List<Route> ofOrganizations =
                all.stream().filter(Route::isAboutAnOrganization).toList();
        String page = Stream.of(
                        HEAD,
                        table("People, about Acme", Asker.people(), "acme", all),
                        table("People, about Umbra", Asker.people(), "umbra", ofOrganizations),
                        table("Realm admins, about Acme", Asker.admins(), "acme", all))
                .collect(Collectors.joining("\n"));
        Path kept = Project.here().root().resolve("docs/routes.md");
        Path built = Project.here().root().resolve("stack/target/routes.md");
        Files.writeString(built, page);

        assertThat(faults).isEmpty();
        assertThat(page)
                .as("the server answers otherwise than " + kept + " says; if that is right, replace it by " + built)
                .isEqualTo(Files.exists(kept) ? Files.readString(kept) : "");
    }

    @Test
    void whoHasNoAccessGetsNoTokenToAskWith() {
        assertThat(stack.tokens().of("dan").json().get("error_description").asText())
                .isEqualTo("no-access");
    }

    private String table(String title, List<Asker> askers, String organization, List<Route> routes) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (Route route : routes) {
            rows.put(
                    route.operation(),
                    askers.stream()
                            .map(asker -> String.valueOf(asked(route, asker, organization)))
                            .collect(Collectors.joining(" | ", "| `" + route.operation() + "` | ", " |\n")));
        }
        return "## " + title + "\n\n| Route | "
                + askers.stream().map(Asker::name).collect(Collectors.joining(" | ")) + " |\n|---|"
                + "--:|".repeat(askers.size()) + "\n" + String.join("", rows.values());
    }

    private int asked(Route route, Asker asker, String organization) {
        String address = places.filled(route.address(), organization);
        Optional<String> body = route.body().map(text -> places.filled(text, organization));
        boolean changing = !route.method().equals("GET");
        Optional<Facts> before = facts(changing);
        int status = Exchange.of(root(asker), token(asker), route.operation(), address, body, headers(route))
                .status();
        String cell = asker.name() + ", " + organization + ", " + route.operation() + ": " + status;
        if (status != route.expected(asker, organization)) {
            faults.add(cell + " instead of " + route.expected(asker, organization));
        }
        boolean mayChange = changing && status < 400 && !route.operation().equals("POST /preview");
        if (!mayChange && !facts(changing).equals(before)) {
            faults.add(cell + ", and yet something changed");
        }
        return status;
    }

    private Optional<Facts> facts(boolean changing) {
        return changing ? Optional.of(places.facts()) : Optional.empty();
    }

    private static List<String> headers(Route route) {
        return route.tagged() ? List.of("If-Match", "\"never\"") : List.of();
    }

    private URI root(Asker asker) {
        return asker.admin() ? stack.adminUrl("/portal-access") : stack.realmUrl("/portal-access");
    }

    private Optional<String> token(Asker asker) {
        if (asker.hasNoToken()) {
            return Optional.empty();
        }
        return Optional.of(asker.admin() ? admins.tokenOf(asker.name()) : bearers.of(asker.name()));
    }
}
