package dev.portico.stack.perspective;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.portico.stack.AskedKey;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Somebody's eyes are no way past an organisation's key (R31, R35): it is asked of who looks as a member, and of no agent. */
@OnTheStack
class PerspectiveBehindKeyIT {

    private final SharedStack stack;
    private OrganizationRepresentation keyed;
    private People.Person viewer;
    private People.Person person;

    PerspectiveBehindKeyIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anAdminAndAMember() {
        People people = stack.people();
        keyed = people.organization("behind");
        viewer = people.person("viewer");
        person = people.person("viewed");
        people.join(viewer, keyed.getId(), "portal-admin");
        people.join(person, keyed.getId(), "portal-member");
    }

    @AfterEach
    void nothingRuns() {
        Onlooker.endAll(stack);
    }

    @Test
    void anotherOrganisationsTokenDoesNotLookInWithoutTheKey() {
        OrganizationRepresentation free = stack.people().organization("free");
        stack.people().join(viewer, free.getId(), "portal-admin");
        Onlooker elsewhere =
                new Onlooker(stack, viewer.username(), stack.tokens().of(viewer.username(), free.getAlias()));
        assertThat(elsewhere.looks(person.id(), keyed.getId()).status())
                .as("there is something to see")
                .isEqualTo(200);

        AskedKey.in(stack, keyed.getId());

        refused(elsewhere.looks(person.id(), keyed.getId()));
    }

    @Test
    void whoLooksAlreadyDoesNotGoOnWithoutTheKey() {
        Onlooker looking = Onlooker.named(stack, viewer);
        String token = looking.looks(person.id(), keyed.getId()).accessToken();
        assertThat(Onlooker.isActive(stack, token)).isTrue();
        assertThat(Onlooker.me(stack, token)).isEqualTo(200);

        AskedKey.in(stack, keyed.getId());

        assertThat(Onlooker.isActive(stack, token)).isFalse();
        assertThat(stack.tokens().userinfo(token).status()).isEqualTo(401);
        assertThat(Onlooker.me(stack, token)).isEqualTo(401);
        refused(looking.looks(person.id(), keyed.getId()));
    }

    @Test
    void anAgentLooksAndIsAskedForNone() {
        AskedKey.in(stack, keyed.getId());
        Onlooker sam = Onlooker.named(stack, "sam");

        Tokens.Answer looked = sam.looks(person.id(), keyed.getId(), "Somebody asked for help");

        assertThat(looked.status()).as(looked.json().toString()).isEqualTo(200);
        assertThat(Onlooker.isActive(stack, looked.accessToken())).isTrue();
        assertThat(Onlooker.me(stack, looked.accessToken())).isEqualTo(200);
    }

    @Test
    void whoHasShownItLooksAsBefore(Page page) {
        String key = AskedKey.in(stack, keyed.getId());
        String place = stack.portalUrl() + "/o/" + keyed.getAlias();
        String members = place + "/settings/members/" + person.id();
        page.navigate(members);
        Look.fill(page, viewer.username());
        page.locator("#organization-key").fill(key);
        page.locator("#portal-key-submit").click();
        page.waitForURL(members);

        page.locator("form[action$='/perspective'] button").click();

        page.waitForURL(place + "/as/" + person.id() + "/");
        assertThat(page.locator(".portal-perspective")).containsText("viewed Test");
    }

    private static void refused(Tokens.Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.json().get("error_description").asText()).isEqualTo("organization-key-required");
        assertThat(answer.json().has("access_token")).isFalse();
    }
}
