package dev.portico.extension.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Answers, written by a mapper of our own: Keycloak's leaves {@code null} out, the contract has it in. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** 200, never cached: who may see it can change at any moment. */
    public static Response ok(Object body) {
        return response(text(body))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The same with an {@code ETag} of what is said. */
    public static Response tagged(Object body) {
        String text = text(body);
        return response(text)
                .tag(tag(text))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The same with this {@code ETag}. */
    public static Response tagged(Object body, EntityTag tag) {
        return response(text(body))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** 201 with what is there now, its {@code ETag} and where to find it. */
    public static Response created(Object body, URI place) {
        String text = text(body);
        return Response.created(place)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(text)
                .tag(tag(text))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    public static Response.ResponseBuilder response(String text) {
        return Response.ok(text, MediaType.APPLICATION_JSON_TYPE);
    }

    public static String text(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    /** For what is too long to be held; not flushed and not closed with what it writes to, unless asked. */
    public static JsonGenerator generator(OutputStream output) throws IOException {
        return MAPPER.createGenerator(output).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    public static EntityTag tag(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
