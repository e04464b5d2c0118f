package dev.portico.stack;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens by who they are for, fetched anew before they end; for any number of threads. */
public final class Bearers {

    private static final long FRESH = 30_000_000_000L;

    private final SharedStack stack;
    private final Map<String, Token> known = new ConcurrentHashMap<>();

    public Bearers(SharedStack stack) {
        this.stack = stack;
    }

    private record Token(String text, long since) {

        boolean isFresh() {
            return System.nanoTime() - since < FRESH;
        }
    }

    /** One that is good for half a minute more. {@code who} is a user name, or {@code user@organisation} for a member of several. */
    public String of(String who) {
        return known.compute(who, (name, token) -> token != null && token.isFresh() ? token : fetched(name))
                .text();
    }

    private Token fetched(String who) {
        String[] parts = who.split("@", 2);
        Tokens tokens = stack.tokens();
        return new Token(
                (parts.length == 1 ? tokens.of(who) : tokens.of(parts[0], parts[1])).accessToken(), System.nanoTime());
    }
}
