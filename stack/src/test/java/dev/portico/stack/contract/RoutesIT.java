package dev.portico.stack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.Project;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.GroupRepresentation;

/** Who gets through which route, asked for every pair; {@code docs/routes.md} is what came out last. */
@OnTheStack
class RoutesIT {

    /** Everybody of the demo who gets a token, in the order of what they may; Dan has No Access and gets none. */
    private static final List<String> CAST = List.of("ben", "gil", "finn@acme", "ada", "eve", "tess", "sam", "olga");

    private static final String NOBODY = "nobody";
    private static final String CONSOLE = "console admin";

    private final SharedStack stack;
    private final Bearers bearers;

    RoutesIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
    }

    @Test
    void theTableInTheDocumentsIsWhatTheServerAnswers() throws IOException {
        Map<String, Map<String, Integer>> answers = ask();
        Path kept = Project.here().root().resolve("docs/routes.md");
        Path built = Project.here().root().resolve("stack/target/routes.md");
        Files.writeString(built, page(answers));

        assertThat(answers.keySet()).isEqualTo(OpenApi.read().operations());
        assertThat(Files.readString(built))
                .as("the server answers otherwise than " + kept + " says; if that is right, replace it by " + built)
                .isEqualTo(Files.exists(kept) ? Files.readString(kept) : "");
    }

    /** What the table must show whatever else changes. */
    @Test
    void anotherOrganisationIsNotThereAndALevelThatLacksTheRightIsToldSo() {
        ask().forEach((operation, statuses) -> {
            if (operation.contains(" /organizations/{org}")) {
                assertThat(statuses.get("eve")).as("eve, " + operation).isEqualTo(404);
                assertThat(statuses.get("ben"))
                        .as("ben, " + operation)
                        .isEqualTo(isForEveryMember(operation) ? 200 : 403);
            }
            assertThat(statuses.get(NOBODY)).as(operation).isEqualTo(operation.equals("GET /settings") ? 200 : 401);
            assertThat(statuses.values()).as(operation).allMatch(status -> status < 500);
        });
    }

    /** The organisation itself, what it does differently, and why one may do oneself what one may. */
    private static boolean isForEveryMember(String operation) {
        return Set.of(
                        "GET /organizations/{org}",
                        "GET /organizations/{org}/settings",
                        "GET /organizations/{org}/explain")
                .contains(operation);
    }

    private Map<String, Map<String, Integer>> ask() {
        Map<String, Map<String, Integer>> answers = new TreeMap<>();
        new Routes(stack, securityGroup()).byOperation().forEach((operation, request) -> {
            Map<String, Integer> statuses = new LinkedHashMap<>();
            URI root = stack.realmUrl("/portal-access");
            statuses.put(NOBODY, status(root, Optional.empty(), operation, request));
            for (String who : CAST) {
                statuses.put(who, status(root, Optional.of(bearers.of(who)), operation, request));
            }
            String console = stack.admin().tokenManager().getAccessTokenString();
            statuses.put(CONSOLE, status(stack.adminUrl("/portal-access"), Optional.of(console), operation, request));
            answers.put(operation, statuses);
        });
        return answers;
    }

    private static int status(URI root, Optional<String> token, String operation, Routes.Request request) {
        return Exchange.of(root, token, operation, request.address(), request.body(), request.headers())
                .status();
    }

    private String securityGroup() {
        String name = "routes";
        var groups =
                stack.realm().organizations().get(stack.organizationId("acme")).groups();
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        group.singleAttribute("portal.security-group", "true");
        groups.addTopLevelGroup(group).close();
        return groups.getAll(name, null, true, 0, 1, false, false).get(0).getId();
    }

    private static String page(Map<String, Map<String, Integer>> answers) {
        List<String> lines = new ArrayList<>(List.of(
                "# Who gets through which route",
                "",
                "Asked of the running server by `RoutesIT`, for every route of the access API and everybody of the demo; the",
                "test fails when an answer is another. Every request is about Acme: Eve is of Umbra, so what is Acme's is not",
                "there for her (404); who sees Acme without the right is told so (403). Requests that would change something",
                "are stopped before they do: 412 (an ETag nobody has read), 422 (an empty body) and 428 mean that the caller",
                "got through. Dan has No Access and gets no token at all.",
                "",
                "| Route | "
                        + String.join(" | ", answers.values().iterator().next().keySet()) + " |",
                "|---|" + "--:|".repeat(answers.values().iterator().next().size())));
        answers.forEach((operation, statuses) -> lines.add("| `" + operation + "` | "
                + String.join(
                        " | ", statuses.values().stream().map(String::valueOf).toList()) + " |"));
        return String.join("\n", lines) + "\n";
    }
}
