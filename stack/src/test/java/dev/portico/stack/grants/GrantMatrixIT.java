package dev.portico.stack.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.Project;
import dev.portico.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No token without access, by any grant there is, in any state access can be in (R43, R39, R44, R52, R54). {@link Expected} says
 * what each cell has to be; {@code docs/grant-matrix.md} keeps what the running server answered.
 */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantMatrixIT {

    private static final String HEAD = """
            # Which grant gets a token, in which state

            Asked of the running server by `GrantMatrixIT`: a client with `portal.access.required=true` and everything else Keycloak
            can do switched on, and a Member of one organisation. What rests on something from before, like a refresh token, a cookie
            or an approved device code, was got while there was access; then the state came about. The test states what each cell has
            to be by a rule of its own, fails for every cell that differs, and fails when this page is not what came out.
            """;

    private static final String WORDS = """
            | Answer | What was seen |
            |---|---|
            | granted | tokens for the organisation, with `portal.enter` among the entitlements |
            | page: … | the login ends at a page that gives the reason, status 403; with an event that has user, client, organisation and reason |
            | refused: … | `400 {"error":"access_denied","error_description":"…"}`; with the same event |
            | `interaction_required` | no page may be shown, so the reason is told by nobody but the event |
            | login form | Keycloak asks to sign in: there is no session any more, or the account is disabled |
            | error page | Keycloak's own page: the account is disabled |
            | `invalid_grant`, `invalid_request`, `login_required`, `authorization_pending` | Keycloak's own errors: no session, or the account is disabled |
            | shows rights, shows no rights | the token counts; its claims are what holds now |
            | inactive, 401, 400 | the token counts no longer, whatever its `exp` |

            With no level there is no token of the guarded client that could be shown: introspection and userinfo are asked about one
            of a client that lets everybody in. Refresh and offline never get as far as a refresh token. Client credentials are those
            of a service account that is a member as the person is. JWT bearer takes a new assertion each time, which is a new login.
            """;

    private Matrix matrix;

    @BeforeAll
    void askEverything(SharedStack stack) {
        matrix = Matrix.asked(stack, (way, state) -> true);
    }

    static Stream<Arguments> cells() {
        return Stream.of(State.values())
                .flatMap(state -> Stream.of(Way.values()).map(way -> Arguments.of(way, state)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theAnswerIsTheExpectedOne(Way way, State state) {
        assertThat(matrix.answer(way, state)).isEqualTo(Expected.of(way, state));
    }

    @Test
    void thePageSaysWhatTheServerAnswered() throws IOException {
        Path kept = Project.here().root().resolve("docs/grant-matrix.md");
        Path built = Project.here().root().resolve("stack/target/grant-matrix.md");
        String page = HEAD + "\n" + table() + "\n" + WORDS;
        Files.writeString(built, page);

        assertThat(page)
                .as("the server answers otherwise than " + kept + " says; if that is right, replace it by " + built)
                .isEqualTo(Files.exists(kept) ? Files.readString(kept) : "");
    }

    private String table() {
        String head =
                Stream.of(State.values()).map(State::title).collect(Collectors.joining(" | ", "| Grant | ", " |\n"));
        String line = "|---|" + "---|".repeat(State.values().length) + "\n";
        return head + line + Stream.of(Way.values()).map(this::row).collect(Collectors.joining());
    }

    private String row(Way way) {
        return Stream.of(State.values())
                .map(state -> matrix.answer(way, state).lines().findFirst().orElse(""))
                .map(answer -> answer.contains("_") && !answer.contains(" ") ? "`" + answer + "`" : answer)
                .collect(Collectors.joining(" | ", "| " + way.title() + " | ", " |\n"));
    }
}
