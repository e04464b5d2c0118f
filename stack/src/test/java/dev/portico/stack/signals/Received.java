package dev.portico.stack.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;

/**
 * A signal as it came.
 *
 * @param token the signed token
 * @param claims what it says
 * @param authorization the header it came with
 */
record Received(String token, JsonNode claims, Optional<String> authorization, Optional<String> contentType) {

    String jti() {
        return claims.get("jti").asText();
    }

    /** The last part of the event's type, for instance {@code session-revoked}. */
    String type() {
        String type = claims.get("events").fieldNames().next();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    JsonNode event() {
        return claims.get("events").elements().next();
    }

    JsonNode subject() {
        return claims.get("sub_id");
    }

    /** The user's and the organisation's id, each a dash where there is none; the realm is {@code realm}. */
    String about() {
        return subject().get("format").asText().equals("uri")
                ? "realm"
                : subject().at("/user/sub").asText("-") + " "
                        + subject().at("/tenant/id").asText("-");
    }

    boolean concerns(String id) {
        return about().contains(id);
    }

    String revision() {
        return event().at("/claims/portal_rev").asText();
    }

    SignedJWT signed() {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new AssertionError("not a signed token", e);
        }
    }
}
