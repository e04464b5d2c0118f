package dev.portico.stack.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service makes of real tokens with a library of its own: yes, no, and "could not ask" (R64, R65). */
@OnTheStack
class ReportsApiIT {

    private static final String SCOPE = "openid reports-api";

    private final SharedStack stack;
    private ReportsApi reports;

    ReportsApiIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void theServiceRuns() throws IOException {
        reports = new ReportsApi(check(stack.realmUrl(""), Set.of("portal", "portal-cli"), Clock.systemUTC()));
    }

    @AfterEach
    void theServiceEnds() {
        reports.close();
    }

    private TokenCheck check(URI issuer, Set<String> clients, Clock clock) throws MalformedURLException {
        return new TokenCheck(
                stack.realmUrl("").toString(),
                "reports-api",
                clients,
                JWKSourceBuilder.<SecurityContext>create(URI.create(issuer + "/protocol/openid-connect/certs")
                                .toURL())
                        .build(),
                claims -> false,
                clock);
    }

    private Tokens.Answer of(String who, String scope) {
        return stack.tokens().password(Map.of("username", who, "password", who + "-portico", "scope", scope));
    }

    private int asks(ReportsApi service, String organization, String token) {
        return stack.tokens()
                .get(service.report(stack.organizationId(organization)), token)
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "ada, acme, 200",
        "gil, acme, 200",
        "eve, umbra, 200",
        "ben, acme, 403",
        "cleo, acme, 403",
        "ada, umbra, 404",
        "eve, acme, 404",
        "sam, acme, 404",
        "olga, acme, 404"
    })
    void eachSeesTheReportOfTheirOwnOrganisationIfTheySeeItsTickets(String who, String organization, int status) {
        assertThat(asks(reports, organization, of(who, SCOPE).accessToken())).isEqualTo(status);
    }

    @Test
    void whoHasNoAccessHasNoTokenToShow() {
        assertThat(of("dan", SCOPE).json().path("error_description").asText()).isEqualTo("no-access");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ben", "cleo", "gil", "eve", "sam", "tess", "olga"})
    void whatEachOfTheCastCarriesIsAsPublished(String who) {
        Tokens.Answer answer = of(who, SCOPE);

        assertThat(ClaimSchema.ofAccessTokens().faults(answer.claims())).isEmpty();
        JsonNode introspected =
                stack.tokens().introspect("reports-api", answer.accessToken()).json();
        assertThat(Stream.of(
                                answer.idClaims(),
                                introspected,
                                stack.tokens().userinfo(answer.accessToken()).json())
                        .flatMap(claims -> ClaimSchema.ofDecisions().faults(claims).stream()))
                .isEmpty();
    }

    @Test
    void aTokenForAnotherAudienceIsNotTaken() {
        assertThat(asks(reports, "acme", of("ada", "openid").accessToken())).isEqualTo(401);
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        assertThat(asks(reports, "acme", of("ada", SCOPE).json().get("id_token").asText()))
                .isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        assertThat(asks(reports, "acme", of("ada", SCOPE).refreshToken())).isEqualTo(401);
    }

    @Test
    void aTokenMadeForAClientThatIsNotAcceptedIsNotTaken() throws IOException {
        String token = of("ada", SCOPE).accessToken();
        assertThat(asks(reports, "acme", token)).isEqualTo(200);

        try (ReportsApi choosy = new ReportsApi(check(stack.realmUrl(""), Set.of("portal"), Clock.systemUTC()))) {
            assertThat(asks(choosy, "acme", token)).isEqualTo(401);
        }
    }

    @Test
    void aTokenOfYesterdayIsNotTaken() throws IOException {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
        try (ReportsApi tomorrow = new ReportsApi(check(stack.realmUrl(""), Set.of("portal-cli"), later))) {
            assertThat(asks(tomorrow, "acme", of("ada", SCOPE).accessToken())).isEqualTo(401);
        }
    }

    /** The console's administrator may do everything in Keycloak, and is nobody here. */
    @Test
    void aTokenOfAnotherRealmIsNotTaken() {
        assertThat(asks(reports, "acme", stack.admin().tokenManager().getAccessTokenString()))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg-none", "other-organisation", "no-signature", "half", "empty"})
    void whatWasChangedIsNotTaken(String how) {
        String token = of("ada", SCOPE).accessToken();
        String[] parts = token.split("\\.", -1);
        String changed =
                switch (how) {
                    case "alg-none" -> encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".";
                    case "other-organisation" -> parts[0] + "." + elsewhere(parts[1]) + "." + parts[2];
                    case "no-signature" -> parts[0] + "." + parts[1] + ".";
                    case "half" -> token.substring(0, token.length() / 2);
                    default -> "";
                };
        String organization = how.equals("other-organisation") ? "umbra" : "acme";

        assertThat(asks(reports, organization, changed)).isEqualTo(401);
    }

    @Test
    void whereTheKeysCannotBeHadTheAnswerIsNotNo() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:1");
        try (ReportsApi alone = new ReportsApi(check(nobody, Set.of("portal-cli"), Clock.systemUTC()))) {
            assertThat(asks(alone, "acme", of("ada", SCOPE).accessToken())).isEqualTo(503);
        }
    }

    private String elsewhere(String payload) {
        String claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return encoded(claims.replace(stack.organizationId("acme"), stack.organizationId("umbra")));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
