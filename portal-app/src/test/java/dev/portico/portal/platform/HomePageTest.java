package dev.portico.portal.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "'en-US,en;q=0.9', en, en-US",
        "'en-GB,en-US', en, en-GB",
        "'fr-FR,de-AT;q=0.8', de, de-AT",
        "en, en, en-GB",
        "de, de, de",
        "'', en, en-GB"
    })
    void datesAreWrittenAsInTheBrowsersRegion(String asked, String language, String formats) {
        given().header("Accept-Language", asked)
                .get("/")
                .then()
                .body(containsString("lang=\"" + language + "\" dir=\"ltr\" data-formats=\"" + formats + "\""));
    }

    @Test
    void readinessIncludesTheDatabase() {
        given().get("/q/health/ready").then().statusCode(200).body(containsString("Database connections health check"));
    }
}
