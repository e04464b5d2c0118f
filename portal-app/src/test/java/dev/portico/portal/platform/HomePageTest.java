package dev.portico.portal.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class HomePageTest {

    @BeforeEach
    void keycloakAnswers() {
        Cast.signsIn(Cast.ben());
    }

    @Test
    void homeSpeaksTheBrowsersLanguage() {
        given().header("Accept-Language", "he")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("lang=\"he\" dir=\"rtl\""), containsString("מאמרי עזרה"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "en,-", "-;q=1"})
    void aLanguageThatIsNoneReadsEnglish(String language) {
        given().header("Accept-Language", language)
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("lang=\"en\""));
    }

    @Test
    void readinessIncludesTheDatabase() {
        given().get("/q/health/ready").then().statusCode(200).body(containsString("Database connections health check"));
    }
}
