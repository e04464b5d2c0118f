package dev.portico.portal.platform;

import dev.portico.portal.access.Claims;
import dev.portico.portal.access.InvalidClaims;
import dev.portico.portal.access.Shown;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An access token whose signature, issuer and times quarkus-oidc has verified; here only its claims are read. */
record Bearer(String token, Map<String, Object> claims) {

    static Bearer of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a signed token");
        }
        String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return new Bearer(token, plain(new JsonObject(json)));
    }

    /**
     * Who is asking.
     *
     * @throws InvalidClaims when it is no access token (Keycloak's {@code typ}: ID and refresh tokens say otherwise) or contradicts itself
     */
    Viewer viewer() {
        return access().viewer();
    }

    /** What the bearer is shown to be able to do, which decides nothing. */
    Shown shown() {
        return access().shown();
    }

    /**
     * What of it can go out of date.
     *
     * @throws InvalidClaims as above, and where it does not say since when it stands
     */
    Stamp stamp() {
        return access().stamp();
    }

    private Claims access() {
        if (!"Bearer".equals(claims.get("typ"))) {
            throw new InvalidClaims("typ is not Bearer");
        }
        return new Claims(claims);
    }

    /** The session the token belongs to. */
    String session() {
        return String.valueOf(claims.get("sid"));
    }

    /** True where somebody else looks at the portal through the person's eyes. */
    boolean throughEyes() {
        return claims.containsKey("act");
    }

    /** Whoever looks: the person, or who does so through their eyes (RFC 8693, section 4.1). */
    Optional<UserId> holder() {
        return Optional.ofNullable(claims.getOrDefault("act", claims) instanceof Map<?, ?> who ? who.get("sub") : null)
                .map(sub -> new UserId(sub.toString()));
    }

    @Nullable
    String text(String claim) {
        return claims.get(claim) instanceof String text ? text : null;
    }

    private static Map<String, Object> plain(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach(entry -> {
            if (entry.getValue() != null) {
                map.put(entry.getKey(), plain(entry.getValue()));
            }
        });
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof JsonObject object) {
            return plain(object);
        }
        return value instanceof JsonArray array
                ? array.stream().map(item -> item == null ? "" : plain(item)).toList()
                : value;
    }
}
