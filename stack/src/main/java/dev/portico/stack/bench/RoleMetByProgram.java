package dev.portico.stack.bench;

import dev.portico.stack.Stack;
import java.io.IOException;

/** An add-on is given or taken. */
final class RoleMetByProgram extends MetByProgram {

    private boolean given = true;
    private String refreshToken = "";

    RoleMetByProgram(Stack stack, AccessChanges people) {
        super(stack, people, "ben");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        TokenEndpoint.Given tokens = refreshToken.isEmpty()
                ? people.tokens().password("portal-cli", "ben", "")
                : people.tokens().refresh("portal-cli", refreshToken);
        refreshToken = tokens.refreshToken();
        holds(tokens.accessToken());
    }

    @Override
    public void change() throws IOException, InterruptedException {
        given = !given;
        people.patch(person, given ? "{\"roles\":[\"enable-in-app-messenger\"]}" : "{\"roles\":[]}");
    }
}
