package dev.portico.stack.contract;

import dev.portico.stack.SharedStack;
import java.util.HashMap;
import java.util.Map;

/** Access tokens by who they are for, fetched anew before they end. */
final class Bearers {

    private static final long FRESH = 30_000_000_000L;

    private final SharedStack stack;
    private final Map<String, Token> known = new HashMap<>();

    Bearers(SharedStack stack) {
        this.stack = stack;
    }

    private record Token(String text, long since) {}

    /** @param who a user name, or {@code user@organisation} for a member of several */
    String of(String who) {
        Token token = known.get(who);
        if (token == null || System.nanoTime() - token.since() > FRESH) {
            String[] parts = who.split("@", 2);
            token = new Token(
                    (parts.length == 1 ? stack.tokens().of(who) : stack.tokens().of(parts[0], parts[1])).accessToken(),
                    System.nanoTime());
            known.put(who, token);
        }
        return token.text();
    }
}
