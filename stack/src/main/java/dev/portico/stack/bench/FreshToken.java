package dev.portico.stack.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Somebody's access token, got anew well before it ends. */
final class FreshToken {

    private static final long FRESH = 30_000_000_000L;

    private final TokenEndpoint endpoint;
    private final String username;
    private final String more;
    private @Nullable String token;
    private long since;

    /** @param more further parameters of the login, beginning with an ampersand, or nothing */
    FreshToken(TokenEndpoint endpoint, String username, String more) {
        this.endpoint = endpoint;
        this.username = username;
        this.more = more;
    }

    String get() throws IOException, InterruptedException {
        String known = token;
        if (known == null || System.nanoTime() - since > FRESH) {
            known = endpoint.password("portal-cli", username, more).accessToken();
            token = known;
            since = System.nanoTime();
        }
        return known;
    }
}
