package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.portico.stack.AskedKey;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Somebody else's login page is no way around the gate: after identity brokering the browser flow does not run. */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokeredLoginIT {

    private static final String PARTNER = "partner";
    private static final String SECRET = UUID.randomUUID().toString();

    private final SharedStack stack;

    BrokeredLoginIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void aPartnersRealmBecomesAnIdentityProvider() {
        ClientRepresentation broker = new ClientRepresentation();
        broker.setClientId("portico-broker");
        broker.setSecret(SECRET);
        broker.setRedirectUris(
                List.of(stack.realmUrl("/broker/" + PARTNER + "/endpoint*").toString()));
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm(PARTNER);
        realm.setEnabled(true);
        realm.setClients(List.of(broker));
        realm.setUsers(List.of(guest("guest"), guest("guest2"), guest("guest3")));
        stack.admin().realms().create(realm);
        try (Response created = stack.realm().identityProviders().create(partner())) {
            assertThat(created.getStatus()).isEqualTo(201);
        }
    }

    @AfterAll
    void thePartnerGoes() {
        stack.realm().identityProviders().get(PARTNER).remove();
        stack.admin().realm(PARTNER).remove();
    }

    @Test
    void whoHasNoAccessIsRefusedAfterTheForeignLogin(Page page) {
        Visitor guest = new Visitor(stack, page);
        guest.asksFor("kc_idp_hint", PARTNER);
        guest.signsInAs("guest");

        page.locator("#portal-refused").waitFor();
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("You do not belong to an organisation yet");
    }

    @Test
    void whoIsGivenAccessComesInByTheForeignLogin(Page page) {
        Visitor guest = new Visitor(stack, page);
        guest.asksFor("kc_idp_hint", PARTNER);
        guest.signsInAs("guest2");
        page.locator("#portal-refused").waitFor();

        stack.people()
                .join(
                        new People.Person(stack.userId("guest2"), "guest2"),
                        stack.organizationId("acme"),
                        "portal-member");
        guest.clicks("#portal-again");

        assertThat(guest.tokens().claims().at("/org_id").asText()).isEqualTo(stack.organizationId("acme"));
    }

    /** R35: what a password is good for is the partner's business, who comes into the organisation is not. */
    @Test
    void theOrganisationsKeyIsAskedForAfterTheForeignLogin(Page page) {
        String organization = stack.people().organization("brokered").getId();
        String key = AskedKey.in(stack, organization);
        Visitor guest = new Visitor(stack, page);
        guest.asksFor("kc_idp_hint", PARTNER);
        guest.signsInAs("guest3");
        page.locator("#portal-refused").waitFor();
        stack.people().join(new People.Person(stack.userId("guest3"), "guest3"), organization, "portal-member");

        guest.clicks("#portal-again");
        assertThat(page.locator("#portal-key").count()).isOne();
        page.locator("#organization-key").fill(key);
        guest.clicks("#portal-key-submit");

        assertThat(guest.tokens().claims().at("/org_id").asText()).isEqualTo(organization);
    }

    private IdentityProviderRepresentation partner() {
        String realm = stack.keycloakUrl() + "/realms/" + PARTNER;
        IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
        provider.setAlias(PARTNER);
        provider.setProviderId("keycloak-oidc");
        provider.setEnabled(true);
        provider.setTrustEmail(true);
        provider.setConfig(Map.of(
                "issuer",
                realm,
                "authorizationUrl",
                realm + "/protocol/openid-connect/auth",
                "tokenUrl",
                realm + "/protocol/openid-connect/token",
                "userInfoUrl",
                realm + "/protocol/openid-connect/userinfo",
                "jwksUrl",
                realm + "/protocol/openid-connect/certs",
                "validateSignature",
                "true",
                "useJwksUrl",
                "true",
                "clientId",
                "portico-broker",
                "clientSecret",
                SECRET,
                "clientAuthMethod",
                "client_secret_post"));
        return provider;
    }

    private static UserRepresentation guest(String name) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(name + "-portico");
        UserRepresentation guest = new UserRepresentation();
        guest.setUsername(name);
        guest.setFirstName("Gustav");
        guest.setLastName("Gast");
        guest.setEmail(name + "@partner.example");
        guest.setEmailVerified(true);
        guest.setEnabled(true);
        guest.setCredentials(List.of(password));
        return guest;
    }
}
