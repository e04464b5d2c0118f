package dev.portico.stack.bench;

import dev.portico.stack.Stack;
import java.io.IOException;

/** All access is taken away. */
final class RevocationMetByProgram extends MetByProgram {

    RevocationMetByProgram(Stack stack, AccessChanges people) {
        super(stack, people, "cleo");
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        people.patch(person, "{\"level\":\"portal-member\"}");
        holds(people.tokens().password("portal-cli", "cleo", "").accessToken());
    }

    @Override
    public void change() throws IOException, InterruptedException {
        people.revoke(person);
    }
}
