package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Who has no access does not get past the login page, by whatever way they come (R43). */
@OnTheStack
class LoginGateIT {

    private final SharedStack stack;

    LoginGateIT(SharedStack stack) {
        this.stack = stack;
    }

    @Test
    void whoHasAccessIsLetIn(Page page) {
        Visitor ada = new Visitor(stack, page);
        ada.asksFor();
        ada.signsInAs("ada");

        assertThat(ada.isInThePortal()).isTrue();
        assertThat(ada.tokens().claims().at("/organization/acme/roles/0").asText())
                .isEqualTo("portal-admin");
    }

    @Test
    void whoHasNoneIsToldSoInPlainWords(Page page) {
        Visitor dan = new Visitor(stack, page);
        dan.asksFor();
        Response answer = dan.signsInAs("dan");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("You do not have access yet");
        assertThat(page.locator("#portal-refused").innerText().replaceAll("\\n+", "\n"))
                .isEqualTo("""
                        Your account works, but nobody has given it access to Support portal yet.
                        Ask an admin of your organisation to give you access, then try again.
                        Try again
                        Sign out and use another account
                        Signed in as dan""");
        assertThat(answer.headerValue("cache-control")).contains("no-store");
        Browsers.documented(page, "login-refused");
        assertThat(Browsers.violations(page)).isEmpty();
    }

    /** Each says what happened and who helps, and goes on: here, elsewhere or as somebody else. */
    @Test
    void whoseAccessHasEndedIsToldThatAndGoesOnElsewhere(Page page) {
        People people = stack.people();
        People.Person person = people.person("ended");
        OrganizationRepresentation past = people.organization("past");
        people.join(person, past.getId(), "portal-member");
        OrganizationRepresentation present = people.organization("present");
        people.join(person, present.getId(), "portal-member");
        var user = stack.realm().users().get(person.id());
        var facts = user.toRepresentation();
        facts.singleAttribute("portal.until", past.getId() + " 2020-01-31T00:00:00Z");
        user.update(facts);
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor("organization", past.getAlias());

        assertThat(visitor.signsInAs(person.username()).status()).isEqualTo(403);
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("Your access has ended");
        assertThat(page.locator("#portal-refused").innerText().replaceAll("\\s*\\n\\s*", "\n"))
                .isEqualTo("""
                        Your access to Support portal was given until a date that has passed.
                        Ask an admin of your organisation to extend it, then try again.
                        You can go on in:
                        %s
                        Try again
                        Sign out and use another account
                        Signed in as %s""".formatted(present.getName(), person.username()));
        assertThat(Browsers.violations(page)).isEmpty();
        Browsers.documented(page, "login-ended");

        visitor.clicks("#organization-" + present.getAlias());

        assertThat(visitor.isInThePortal()).isTrue();
    }

    @Test
    void whoseOrganisationIsDisabledIsToldThatAndNobodyElseIs(Page page) {
        People people = stack.people();
        People.Person person = people.person("paused");
        OrganizationRepresentation paused = people.organization("paused");
        people.join(person, paused.getId(), "portal-member");
        paused.setEnabled(false);
        stack.realm().organizations().get(paused.getId()).update(paused).close();
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor("organization", paused.getAlias());

        assertThat(visitor.signsInAs(person.username()).status()).isEqualTo(403);
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("Your organisation is paused");
        assertThat(page.locator("#portal-refused").innerText()).contains(paused.getName());
        assertThat(Browsers.violations(page)).isEmpty();
        Browsers.documented(page, "login-paused");
        visitor.clicks("#portal-other-account");
        visitor.asksFor("organization", paused.getAlias());
        visitor.signsInAs("ben");

        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("You cannot enter that organisation");
        assertThat(page.locator("main").innerText()).doesNotContain(paused.getName());
    }

    /** Whoever comes then is told so politely, and comes in once it is on again (R54). */
    @Test
    void whileTicketingIsOffThePortalSaysSo(Page page) {
        Visitor ben = new Visitor(stack, page);
        String before = ticketing("off");
        try {
            ben.asksFor();

            assertThat(ben.signsInAs("ben").status()).isEqualTo(403);
            assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("The portal is not open yet");
            assertThat(page.locator("#portal-refused").innerText().replaceAll("\\s*\\n\\s*", "\n"))
                    .isEqualTo("""
                            Support portal is switched off at the moment. Nothing you have written is lost.
                            Try again later, or ask the support team of the vendor when it opens.
                            Try again
                            Sign out and use another account
                            Signed in as ben""");
            assertThat(Browsers.violations(page)).isEmpty();
            Browsers.documented(page, "login-module-off");
        } finally {
            ticketing(before);
        }

        ben.clicks("#portal-again");

        assertThat(ben.isInThePortal()).isTrue();
    }

    @Test
    void aRefusalLeavesAnEventWithItsReason(Page page) {
        People.Person person = stack.people().person("eventful");
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(person.username());

        assertThat(refusals(person.id())).singleElement().satisfies(event -> {
            assertThat(event.getClientId()).isEqualTo("portal");
            assertThat(event.getDetails())
                    .containsEntry("reason", "not-a-member")
                    .doesNotContainKey("org_id");
        });
    }

    @Test
    void theEventNamesTheOrganisationThatRefuses(Page page) {
        Visitor dan = new Visitor(stack, page);
        dan.asksFor();
        dan.signsInAs("dan");

        assertThat(refusals(stack.userId("dan")).get(0).getDetails())
                .containsEntry("reason", "no-access")
                .containsEntry("org_id", stack.organizationId("acme"));
    }

    @Test
    void aRefusalWithoutAPageLeavesOneEventToo(Page page) {
        People people = stack.people();
        People.Person person = people.person("silent");
        String organization = people.organization("silent").getId();
        people.join(person, organization);
        Visitor visitor = new Visitor(stack, page);
        signInToTheAccountConsole(visitor, page, person.username());

        visitor.asksFor("prompt", "none");

        assertThat(refusals(person.id())).singleElement().satisfies(event -> {
            assertThat(event.getClientId()).isEqualTo("portal");
            assertThat(event.getDetails()).containsEntry("reason", "no-access").containsEntry("org_id", organization);
        });
    }

    /** Newest first. */
    private List<EventRepresentation> refusals(String user) {
        return stack.realm().getEvents(List.of("LOGIN_ERROR"), null, user, null, null, null, 0, 20).stream()
                .filter(event -> "access_denied".equals(event.getError()))
                .toList();
    }

    @Test
    void whoBelongsNowhereIsToldThat(Page page) {
        People.Person person = stack.people().person("nowhere");
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();

        assertThat(visitor.signsInAs(person.username()).status()).isEqualTo(403);
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("You do not belong to an organisation yet");
    }

    @Test
    void theSingleSignOnCookieDoesNotSkipTheGate(Page page) {
        Visitor dan = new Visitor(stack, page);
        signInToTheAccountConsole(dan, page, "dan");

        Response answer = dan.asksFor();

        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.locator("#portal-refused").getAttribute("data-reason")).isEqualTo("no-access");
    }

    @Test
    void withoutAPageTheGateAnswersThatInteractionIsRequired(Page page) {
        Visitor dan = new Visitor(stack, page);
        signInToTheAccountConsole(dan, page, "dan");

        dan.asksFor("prompt", "none");

        assertThat(dan.error()).isEqualTo("interaction_required");
    }

    /** Keycloak skips an action that is asked for by name and does not support it, even where it stands in the way by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"portal-access", "portal-access:x", "PORTAL-ACCESS", "UPDATE_PASSWORD"})
    void askingForAnActionByNameDoesNotSkipTheGate(String action, Page page) {
        People people = stack.people();
        People.Person person = people.person("asking");
        people.join(person, people.organization("asking").getId());
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor("kc_action", action);

        Response answer = visitor.signsInAs(person.username());

        assertThat(visitor.isInThePortal()).isFalse();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.locator("#portal-refused").getAttribute("data-reason")).isEqualTo("no-access");
        assertThat(refusals(person.id())).hasSize(1);
        assertThat(stack.realm().getEvents(List.of("LOGIN"), null, person.id(), null, null, null, 0, 20))
                .isEmpty();
        visitor.asksFor("kc_action", action, "prompt", "none");
        assertThat(visitor.error()).isIn("login_required", "interaction_required");
    }

    @Test
    void whoHasAccessIsLetInWhateverTheyAskForByName(Page page) {
        Visitor ada = new Visitor(stack, page);
        ada.asksFor("kc_action", "portal-access");
        ada.signsInAs("ada");

        assertThat(ada.isInThePortal()).isTrue();
        assertThat(ada.tokens().status()).isEqualTo(200);
    }

    @Test
    void accessGivenMeanwhileLetsInAtTheNextTry(Page page) {
        People people = stack.people();
        String organization = people.organization("late").getId();
        People.Person person = people.person("late");
        people.join(person, organization);
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        assertThat(visitor.signsInAs(person.username()).status()).isEqualTo(403);

        people.join(person, organization, "portal-member");
        visitor.clicks("#portal-again");

        assertThat(visitor.isInThePortal()).isTrue();
        assertThat(visitor.tokens().claims().at("/org_id").asText()).isEqualTo(organization);
    }

    @Test
    void anotherAccountCanSignInInTheSameBrowser(Page page) {
        Visitor visitor = new Visitor(stack, page);
        signInToTheAccountConsole(visitor, page, "dan");
        visitor.asksFor();

        visitor.clicks("#portal-other-account");
        visitor.signsInAs("ben");

        assertThat(visitor.isInThePortal()).isTrue();
        assertThat(visitor.tokens().claims().at("/preferred_username").asText()).isEqualTo("ben");
    }

    @Test
    void thePageIsReadableInTheDark(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Visitor dan = new Visitor(stack, page);
        dan.asksFor();
        dan.signsInAs("dan");

        Browsers.documented(page, "login-refused-dark");
        assertThat(Browsers.violations(page)).isEmpty();
    }

    @Test
    void thePageSpeaksHebrewFromRightToLeft(Page page) {
        Visitor dan = new Visitor(stack, page);
        dan.asksFor("ui_locales", "he");
        dan.signsInAs("dan");

        assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
        assertThat(page.locator("#kc-page-title").innerText()).isEqualTo("עדיין אין לך גישה");
        assertThat(page.locator("#login-select-toggle option").allTextContents())
                .as("languages by the names they give themselves")
                .extracting(String::strip)
                .containsExactlyInAnyOrder("English", "Deutsch", "עברית");
        Browsers.documented(page, "login-refused-hebrew");
    }

    /** Switches it; answers with what it was. */
    private String ticketing(String value) {
        RealmRepresentation realm = stack.realm().toRepresentation();
        String before = Objects.requireNonNull(realm.getAttributes().put("portal.ticketing", value));
        stack.realm().update(realm);
        return before;
    }

    /** A client that lets everybody in; whoever has no access to the portal is at home there as before. */
    private void signInToTheAccountConsole(Visitor visitor, Page page, String username) {
        page.navigate(stack.realmUrl("/account").toString());
        page.locator("input[name=username]").waitFor();
        visitor.signsInAs(username);
        page.waitForURL(url -> url.startsWith(stack.realmUrl("/account").toString()));
    }
}
