package dev.portico.stack.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.Project;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the production realm must and must not contain, read from the file. */
class RealmFileTest {

    private static final String MEMBER = "articles.read forum.read forum.write portal.enter tickets.create tickets.own";
    private static final String MEMBERS = "members.assign-levels members.deactivate members.edit members.invite"
            + " members.perspective members.reset members.review members.view";

    private final JsonNode realm = read();

    @Test
    void itHasNobodyInIt() {
        assertThat(realm.has("users")).isFalse();
        assertThat(realm.has("organizations")).isFalse();
        assertThat(realm.get("organizationsEnabled").asBoolean()).isTrue();
    }

    @Test
    void thePortalAsksForAccessAndProofOfPossession() {
        JsonNode portal = client("portal");

        assertThat(portal.at("/attributes/portal.access.required").asText()).isEqualTo("true");
        assertThat(portal.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
    }

    @Test
    void thePortalHearsOfEverybodyAtOnceAndOtherServicesOfWhomTheyAreToldAbout() {
        JsonNode portal = client("portal").get("attributes");
        JsonNode service = client("reports-api").get("attributes");

        assertThat(realm.at("/attributes/ssf.transmitterEnabled").asText()).isEqualTo("true");
        assertThat(portal.get("ssf.stream.delivery.endpointUrl").asText()).endsWith("/signals");
        assertThat(portal.get("ssf.stream.delivery.authorizationHeader").asText())
                .isEqualTo("Bearer ${PORTICO_SIGNALS_SECRET}");
        assertThat(portal.get("ssf.defaultSubjects").asText()).isEqualTo("ALL");
        assertThat(portal.get("ssf.pushEndpointSocketTimeoutMillis").asInt()).isLessThanOrEqualTo(2000);
        assertThat(portal.get("backchannel.logout.url").asText()).endsWith("/back-channel-logout");
        assertThat(portal.get("backchannel.logout.session.required").asText()).isEqualTo("true");
        assertThat(service.get("ssf.stream.delivery.method").asText()).isEqualTo("urn:ietf:rfc:8936");
        assertThat(service.get("ssf.defaultSubjects").asText()).isEqualTo("NONE");
    }

    @Test
    void theRolesHoldWhatTheVocabularySays() {
        Map<String, String> composites = new TreeMap<>();
        realm.at("/roles/realm").forEach(role -> {
            List<String> parts = new ArrayList<>();
            role.at("/composites/realm").forEach(part -> parts.add(part.asText()));
            parts.sort(null);
            String mark = role.get("attributes").fieldNames().next();
            if (!mark.equals("portal.permission")) {
                composites.put(role.get("name").asText(), mark + ": " + String.join(" ", parts));
            }
        });

        assertThat(composites)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "portal-member", "portal.level: " + MEMBER,
                        "portal-admin",
                                "portal.level: articles.read forum.read forum.write " + MEMBERS
                                        + " portal.enter tickets.create tickets.organization tickets.own",
                        "enable-in-app-messenger", "portal.addon: messenger.contact",
                        "portal-own-tickets-only", "portal.restriction: ",
                        "support-agent", "portal.vendor: desk.articles desk.perspective desk.tickets portal.enter",
                        "support-agent-assigned", "portal.vendor: desk.assigned-only desk.tickets portal.enter",
                        "portal-operator",
                                "portal.vendor: " + MEMBERS
                                        + " portal.enter portal.levels portal.organizations portal.settings"));
    }

    @Test
    void accessIsTheFirstThingToBeLookedAtAfterALogin() {
        assertThat(realm.at("/requiredActions/0/providerId").asText()).isEqualTo("portal-access");
        assertThat(realm.at("/requiredActions/0/enabled").asBoolean()).isTrue();
        realm.get("requiredActions")
                .forEach(action -> assertThat(action.get("priority").asInt()).isPositive());
    }

    @Test
    void ticketingIsOffAndTheModeClosed() {
        assertThat(realm.at("/attributes/portal.ticketing").asText()).isEqualTo("off");
        assertThat(realm.at("/attributes/portal.mode").asText()).isEqualTo("registered");
        assertThat(realm.at("/attributes/portal.accepted-clients").asText()).isEqualTo("portal");
        assertThat(realm.get("accessTokenLifespan").asInt()).isEqualTo(60);
        assertThat(realm.get("registrationAllowed").asBoolean()).isFalse();
        assertThat(realm.get("bruteForceProtected").asBoolean()).isTrue();
    }

    private JsonNode client(String id) {
        return StreamSupport.stream(realm.get("clients").spliterator(), false)
                .filter(client -> client.get("clientId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Project.here()
                            .root()
                            .resolve("realm-export/portico-realm.json")
                            .toFile());
        } catch (IOException e) {
            throw new AssertionError("the realm cannot be read", e);
        }
    }
}
