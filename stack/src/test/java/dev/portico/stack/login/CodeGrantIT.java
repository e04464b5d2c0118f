package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** What a code is worth when it is redeemed: decided again, not at login (R43), and for the organisation of its tab (R51). */
@OnTheStack
class CodeGrantIT {

    private final SharedStack stack;

    CodeGrantIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void danGetsACodeWhereTheLoginPageIsSwitchedOffAndNoTokenForIt(Page page) {
        RequiredActionProviderRepresentation gate = stack.realm().flows().getRequiredAction("portal-access");
        gate.setEnabled(false);
        stack.realm().flows().updateRequiredAction("portal-access", gate);
        try {
            Visitor dan = new Visitor(stack, page);
            dan.asksFor();
            dan.signsInAs("dan");
            assertThat(dan.isInThePortal()).isTrue();

            isRefused(dan.tokens());
        } finally {
            gate.setEnabled(true);
            stack.realm().flows().updateRequiredAction("portal-access", gate);
        }
    }

    @Test
    void whoLosesTheirLevelBeforeTheCodeIsRedeemedGetsNoToken(Page page) {
        People people = stack.people();
        String organization = people.organization("between").getId();
        People.Person person = people.person("between");
        people.join(person, organization, "portal-member");
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(person.username());
        assertThat(visitor.isInThePortal()).isTrue();

        people.take(person, organization, "portal-member");

        isRefused(visitor.tokens());
    }

    @Test
    void twoTabsOfOneBrowserHoldTwoOrganisationsAtOnce(BrowserContext browser) {
        Visitor acme = new Visitor(stack, browser.newPage());
        acme.asksFor("organization", "acme");
        acme.signsInAs("finn");
        Visitor umbra = new Visitor(stack, browser.newPage());
        umbra.asksFor("organization", "umbra");
        assertThat(umbra.isInThePortal()).isTrue();

        // The codes are redeemed in the other order than they were given.
        Tokens.Answer inUmbra = umbra.tokens();
        Tokens.Answer inAcme = acme.tokens();
        for (int round = 0; round < 2; round++) {
            assertThat(organizationIn(inAcme)).isEqualTo(stack.organizationId("acme"));
            assertThat(inAcme.claims().at("/organization/acme/roles").toString())
                    .isEqualTo("[\"portal-member\"]");
            assertThat(organizationIn(inUmbra)).isEqualTo(stack.organizationId("umbra"));
            assertThat(inUmbra.claims().at("/organization/umbra/roles").toString())
                    .isEqualTo("[\"portal-admin\"]");
            inAcme = acme.refreshed(inAcme);
            inUmbra = umbra.refreshed(inUmbra);
        }
    }

    @Test
    void whoIsRevokedInTheOrganisationOfOneTabKeepsThatOfTheOther(BrowserContext browser) {
        OrganizationRepresentation lost = stack.people().organization("lost");
        OrganizationRepresentation kept = stack.people().organization("kept");
        People.Person person = stack.people().person("both");
        stack.people().join(person, lost.getId(), "portal-member");
        stack.people().join(person, kept.getId(), "portal-admin");
        Visitor there = new Visitor(stack, browser.newPage());
        there.asksFor("organization", lost.getAlias());
        there.signsInAs(person.username());
        Tokens.Answer ended = there.tokens();
        Visitor here = new Visitor(stack, browser.newPage());
        here.asksFor("organization", kept.getAlias());
        Tokens.Answer before = here.tokens();

        level(person, lost, "none");

        isRefused(there.refreshed(ended));
        Tokens.Answer after = here.refreshed(before);
        assertThat(organizationIn(after)).isEqualTo(kept.getId());
        assertThat(after.claims().get("entitlements")).isEqualTo(before.claims().get("entitlements"));

        level(person, lost, "portal-member");
        assertThat(there.refreshed(ended).json().toString())
                .as("what ended is not revived")
                .isEqualTo("{\"error\":\"access_denied\",\"error_description\":\"stale\"}");
        there.asksFor("organization", lost.getAlias());
        assertThat(organizationIn(there.refreshed(there.tokens()))).isEqualTo(lost.getId());
        assertThat(organizationIn(here.refreshed(after))).isEqualTo(kept.getId());
    }

    private void level(People.Person person, OrganizationRepresentation organization, String level) {
        Tokens.Answer changed = stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl(
                                "/portal-access/organizations/" + organization.getId() + "/members/" + person.id()))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of("olga").accessToken())
                        .header("If-Match", "*")
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"level\":\"" + level + "\"}")));
        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
    }

    /** Each choice travels in a note of the session; who never redeems their codes must not be able to make it grow. */
    @Test
    void codesThatNobodyRedeemsDoNotPileUpInTheSession(BrowserContext browser) throws Exception {
        Visitor first = new Visitor(stack, browser.newPage());
        first.asksFor("organization", "acme");
        first.signsInAs("finn");
        Visitor last = new Visitor(stack, browser.newPage());
        for (int i = 0; i < 20; i++) {
            last.asksFor("organization", i % 2 == 0 ? "acme" : "umbra", "nonce", i + "n".repeat(800));
        }

        await().until(() -> notesOf("finn").contains(hashOf("19" + "n".repeat(800))));
        assertThat(notesOf("finn").split("portal\\.organization\\.", -1)).hasSizeBetween(2, 17);
        assertThat(organizationIn(last.tokens())).isEqualTo(stack.organizationId("umbra"));
    }

    /** What the portal's sessions of this person carry along, as Keycloak keeps it; written behind the requests. */
    private String notesOf(String username) throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                PreparedStatement query = connection.prepareStatement("""
                        select string_agg(c.data, ' ') from offline_client_session c
                          join offline_user_session u on u.user_session_id = c.user_session_id
                         where u.user_id = ? and c.data like '%portal.organization.%'
                        """)) {
            query.setString(1, stack.userId(username));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getString(1)).orElse("");
            }
        }
    }

    private static String hashOf(String nonce) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static String organizationIn(Tokens.Answer tokens) {
        assertThat(tokens.status()).isEqualTo(200);
        return tokens.claims().at("/org_id").asText();
    }

    private static void isRefused(Tokens.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString())
                .isEqualTo("{\"error\":\"access_denied\",\"error_description\":\"no-access\"}");
    }
}
