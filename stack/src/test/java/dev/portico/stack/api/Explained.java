package dev.portico.stack.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.Bearers;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.util.List;

/** {@code …/explain} as somebody is told. */
record Explained(SharedStack stack, Bearers bearers) {

    /** All of the token contract's, in its order. */
    static final List<String> PERMISSIONS = List.of(
            "portal.enter",
            "tickets.create",
            "tickets.own",
            "tickets.organization",
            "messenger.contact",
            "articles.read",
            "forum.read",
            "forum.write",
            "members.view",
            "members.invite",
            "members.assign-levels",
            "members.edit",
            "members.deactivate",
            "members.reset",
            "members.perspective",
            "members.review",
            "desk.tickets",
            "desk.articles",
            "desk.perspective",
            "desk.assigned-only",
            "portal.settings",
            "portal.levels",
            "portal.organizations");

    /** What {@code asker} is told about one person and one permission in one organisation. */
    JsonNode to(String asker, String organization, String person, String permission) {
        Tokens.Answer answer = Api.with(stack, bearers.of(asker))
                .get("/organizations/" + organization + "/explain?permission=" + permission + "&user=" + person);
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }
}
