package dev.portico.portal.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who looks through somebody's eyes reads, and the entrance lets nothing else pass, whatever is behind it (R31). */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class PerspectiveTest {

    private static String token() {
        return Cast.token(
                Cast.ben().put("act", new JsonObject().put("sub", "ada-id")).put("act_rev", "0.0.0"));
    }

    @Test
    void whatCanBeReadIsRead() {
        given().auth().oauth2(token()).get("/api/tickets").then().statusCode(200);
        given().auth().oauth2(token()).head("/api/tickets").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/tickets",
        "PATCH,  /api/tickets/1",
        "POST,   /api/tickets/1/notes",
        "POST,   /api/uploads",
        "DELETE, /api/uploads/1",
        "PUT,    /api/tickets/1",
        "POST,   /api/nothing/of/ours",
        "DELETE, /api/nothing/of/ours",
    })
    void nothingElsePassesTheEntrance(Method method, String path) {
        given().auth()
                .oauth2(token())
                .contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(403)
                .body("reason", equalTo("read-only"));
    }
}
