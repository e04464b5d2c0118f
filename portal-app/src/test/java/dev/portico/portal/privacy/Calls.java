package dev.portico.portal.privacy;

import static io.restassured.RestAssured.given;

import dev.portico.portal.platform.Cast;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Asks the JSON API for personal data as somebody. */
final class Calls {
    private Calls() {}

    static Response mine(JsonObject viewer) {
        return as(viewer).get("/api/me/data");
    }

    static Response search(JsonObject viewer, String email) {
        return post(viewer, "/search", new JsonObject().put("email", email));
    }

    static Response show(JsonObject viewer, long person) {
        return as(viewer).get("/api/people/" + person);
    }

    static Response data(JsonObject viewer, long person, String reason) {
        return post(viewer, "/" + person + "/data", new JsonObject().put("reason", reason));
    }

    static Response erase(JsonObject viewer, long person, String email, String reason) {
        return post(
                viewer,
                "/" + person + "/erasure",
                new JsonObject().put("email", email).put("reason", reason));
    }

    static Response note(JsonObject viewer, long ticket, JsonObject note) {
        return as(viewer).contentType("application/json").body(note.encode()).post("/api/tickets/" + ticket + "/notes");
    }

    /** What a ZIP file has, by name. */
    static Map<String, byte[]> unpacked(Response zip) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.asByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return found;
    }

    private static Response post(JsonObject viewer, String path, JsonObject body) {
        return as(viewer).contentType("application/json").body(body.encode()).post("/api/people" + path);
    }

    private static RequestSpecification as(JsonObject viewer) {
        return given().auth().oauth2(Cast.token(viewer));
    }
}
