package dev.portico.stack.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cookies as browsers keep them for localhost, which counts as secure there: Keycloak marks its cookies {@code Secure},
 * and Java's own store would not send those over plain http.
 */
public final class LoopbackCookies extends CookieManager {

    @Override
    public void put(URI address, Map<String, List<String>> headers) throws IOException {
        Map<String, List<String>> kept = new HashMap<>(headers);
        kept.replaceAll((name, values) -> name.equalsIgnoreCase("Set-Cookie")
                ? values.stream()
                        .map(cookie -> cookie.replaceAll("(?i);\\s*secure", ""))
                        .toList()
                : values);
        super.put(address, kept);
    }
}
