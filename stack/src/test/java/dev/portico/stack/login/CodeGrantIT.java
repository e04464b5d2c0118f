package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import org.junit.jupiter.api.Test;
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
