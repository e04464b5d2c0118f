package dev.portico.portal.files;

import static io.restassured.RestAssured.given;

import dev.portico.portal.platform.Cast;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Sends files as the tus protocol says. */
public final class Sender {
    private Sender() {}

    /** A whole file in one go; answers its id. */
    public static String send(JsonObject viewer, String name, byte[] content) {
        String id = begin(viewer, name, content.length);
        if (content.length > 0) {
            append(viewer, id, 0, content).statusCode(204);
        }
        return id;
    }

    /** Announces a file and answers its id. */
    static String begin(JsonObject viewer, String name, long length) {
        String location =
                announce(viewer, name, length).statusCode(201).extract().header("Location");
        return location.substring("/api/uploads/".length());
    }

    static ValidatableResponse announce(JsonObject viewer, String name, long length) {
        return as(viewer)
                .header("Upload-Length", length)
                .header(
                        "Upload-Metadata",
                        "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)))
                .post("/api/uploads")
                .then();
    }

    static ValidatableResponse append(JsonObject viewer, String id, long offset, byte[] content) {
        return as(viewer)
                .header("Upload-Offset", offset)
                .contentType("application/offset+octet-stream")
                .body(content)
                .patch("/api/uploads/" + id)
                .then();
    }

    static ValidatableResponse offset(JsonObject viewer, String id) {
        return as(viewer).head("/api/uploads/" + id).then();
    }

    static ValidatableResponse remove(JsonObject viewer, String id) {
        return as(viewer).delete("/api/uploads/" + id).then();
    }

    static RequestSpecification as(JsonObject viewer) {
        return given().auth().oauth2(Cast.token(viewer)).header("Tus-Resumable", "1.0.0");
    }

    /** Bytes that look like nothing, always the same. */
    public static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new java.util.Random(length).nextBytes(noise);
        return noise;
    }

    static byte[] part(byte[] of, int from, int to) {
        return Arrays.copyOfRange(of, from, to);
    }
}
