package dev.portico.stack;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** Has an organisation ask for a key of its own, as its admins do (R35). */
public final class AskedKey {

    private AskedKey() {}

    /** Answers with the key. */
    public static String in(SharedStack stack, String organization) {
        String key = "opens-sesame-" + UUID.randomUUID();
        Tokens.Answer answer = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-access/organizations/" + organization + "/key"))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of("olga").accessToken())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"required\":true,\"key\":\"" + key + "\"}")));
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.json());
        }
        return key;
    }
}
