package dev.portico.portal.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Visitors choose a language as who is signed in does in the profile, without script. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class LanguagePageTest {
    private final Browser visitor = new Browser();

    @BeforeEach
    @AfterEach
    void usual() {
        Cast.usualSettings();
        Cast.signsIn(Cast.ben());
    }

    @Test
    void aVisitorChoosesALanguageAndStaysOnThePage() {
        HttpResponse<String> page = visitor.get("/articles?q=oil");
        assertThat(page.body())
                .contains(
                        "<html lang=\"en\" dir=\"ltr\"",
                        "action=\"/language\"",
                        "name=\"to\" value=\"/articles?q=oil\"",
                        "value=\"en\" lang=\"en\" aria-current=\"true\">English</button>",
                        "value=\"he\" lang=\"he\">עברית</button>");

        HttpResponse<String> hebrew =
                visitor.submit(page, "/language", Map.of("language", "he", "to", "/articles?q=oil"));

        assertThat(hebrew.uri().toString()).endsWith("/articles?q=oil");
        assertThat(hebrew.body()).contains("<html lang=\"he\" dir=\"rtl\"");
        assertThat(visitor.get("/").body()).contains("<html lang=\"he\" dir=\"rtl\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""})
    void nobodyIsLedAway(String to) {
        HttpResponse<String> page = visitor.get("/");

        HttpResponse<String> home = visitor.submit(page, "/language", Map.of("language", "de", "to", to));

        assertThat(home.uri())
                .hasPath("/")
                .hasHost(page.uri().getHost())
                .hasPort(page.uri().getPort());
        assertThat(home.body()).contains("<html lang=\"de\"");
    }

    @Test
    void whatNobodySpeaksIsRefusedAndOtherSitesChooseNothing() {
        HttpResponse<String> page = visitor.get("/");

        assertThat(visitor.submit(page, "/language", Map.of("language", "<script>"))
                        .statusCode())
                .isEqualTo(422);
        given().redirects()
                .follow(false)
                .header("Origin", "https://evil.example")
                .formParam("language", "he")
                .post("/language")
                .then()
                .statusCode(403);
        assertThat(visitor.cookies()).noneMatch(cookie -> cookie.getName().equals("portico_language"));
    }

    @Test
    void whoIsSignedInHasItInTheProfile() {
        assertThat(visitor.get("/o/acme/").body()).doesNotContain("action=\"/language\"");
    }
}
