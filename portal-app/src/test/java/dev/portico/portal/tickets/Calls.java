package dev.portico.portal.tickets;

import static io.restassured.RestAssured.given;

import dev.portico.portal.platform.Cast;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;

/** Asks the JSON API for tickets as somebody. */
final class Calls {
    private Calls() {}

    static ValidatableResponse get(JsonObject viewer, String path) {
        return as(viewer).get("/api/tickets" + path).then();
    }

    static ValidatableResponse post(JsonObject viewer, String path, JsonObject body) {
        return as(viewer)
                .contentType("application/json")
                .body(body.encode())
                .post("/api/tickets" + path)
                .then();
    }

    static ValidatableResponse patch(JsonObject viewer, String path, JsonObject body) {
        return as(viewer)
                .contentType("application/json")
                .body(body.encode())
                .patch("/api/tickets" + path)
                .then();
    }

    static ValidatableResponse patch(JsonObject viewer, String path, String ifMatch, JsonObject body) {
        return as(viewer)
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(body.encode())
                .patch("/api/tickets" + path)
                .then();
    }

    static ValidatableResponse delete(JsonObject viewer, String path) {
        return as(viewer).delete("/api/tickets" + path).then();
    }

    private static RequestSpecification as(JsonObject viewer) {
        return given().auth().oauth2(Cast.token(viewer));
    }
}
