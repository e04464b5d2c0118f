package dev.portico.stack.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.portico.stack.Bearers;
import dev.portico.stack.Browsers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import dev.portico.stack.Traces;
import dev.portico.stack.api.Mails;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The mailed link does what showing the organisation's key does, once, and nothing else; it does not tell the key (R34). */
@OnTheStack
class OrganizationKeyLinkIT {

    private static final Pattern LINK = Pattern.compile("http://\\S+");

    private final SharedStack stack;
    private final Bearers bearers;
    private final String key = "opens-sesame-" + UUID.randomUUID();
    private OrganizationRepresentation organization;
    private People.Person person;
    private People.Person other;

    OrganizationKeyLinkIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
    }

    @BeforeEach
    void anOrganizationThatAsksForItsKey() {
        People people = stack.people();
        organization = people.organization("linked");
        person = people.person("linked");
        other = people.person("other");
        people.join(person, organization.getId(), "portal-member");
        people.join(other, organization.getId(), "portal-member");
        changes(key);
        assertThat(call("PUT", "/settings", "{\"organizationKeyRequired\":true}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void itMakesOneBrowserKnownOnceAndSignsNobodyIn(Page page) throws Exception {
        List<String> addresses = new ArrayList<>();
        page.onRequest(request -> {
            addresses.add(request.url());
            addresses.addAll(request.headers().values());
        });
        String link = sent();

        page.navigate(link);
        assertThat(page.locator("#portal-key-link").innerText())
                .contains("Is this the browser you want to use?")
                .contains(organization.getName());
        assertThat(page.locator("#portal-use-browser").innerText()).isEqualTo("Use this browser");
        assertThat(Browsers.violations(page)).isEmpty();
        assertThat(known(page)).as("following the link is not yet saying yes").isEmpty();
        Browsers.picture(page, "key-link");
        assertThat(page.content()).doesNotContain(key);
        confirms(page);
        assertThat(page.locator("#portal-key-link").innerText())
                .contains("This browser is known to " + organization.getName());
        assertThat(page.content()).doesNotContain("Back to Application", "Click here");
        assertThat(Browsers.violations(page)).isEmpty();
        Browsers.picture(page, "key-link-done");
        assertThat(page.content()).doesNotContain(key);
        assertThat(known(page)).hasSize(1);

        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor("prompt", "none");
        assertThat(visitor.error()).as("nobody was signed in").isEqualTo("login_required");
        visitor.asksFor();
        assertThat(page.locator("input[name=password]").count())
                .as("the password remains")
                .isOne();
        visitor.signsInAs(person.username());
        assertThat(visitor.isInThePortal()).isTrue();
        assertThat(visitor.tokens().claims().at("/org_id").asText()).isEqualTo(organization.getId());

        assertThat(addresses).noneMatch(text -> text.contains(key));
        assertThat(Traces.mailsTo(stack, person.username() + "@test.example"))
                .isNotEmpty()
                .noneMatch(text -> text.contains(key));
        assertThat(Traces.logs(stack)).noneMatch(text -> text.contains(key));
        assertThat(Traces.rows(stack, PostgresServer.KEYCLOAK)).noneMatch(row -> row.contains(key));
        try (BrowserContext elsewhere = Browsers.chromium().newContext()) {
            Page again = elsewhere.newPage();
            assertThat(again.navigate(link).status()).as("once").isEqualTo(400);
            assertThat(known(again)).isEmpty();
        }
    }

    /** And the organisation reads in its history who made a browser known. */
    @Test
    void afterwardsOneSignsInToThePortalAndItIsJournaled(Page page) {
        String portal = stack.portalUrl().toString();
        page.navigate(sent());
        confirms(page);
        JsonNode used = call("GET", "/journal?limit=1", "").json().at("/items/0");
        assertThat(used.get("act").asText()).isEqualTo("organization-key-link-used");
        assertThat(used.at("/actor/kind").asText()).isEqualTo("person");
        assertThat(used.at("/actor/id").asText()).isEqualTo(person.id());
        assertThat(used.get("person").asText()).isEqualTo(person.id());

        assertThat(page.locator("#portal-sign-in").innerText()).isEqualTo("Sign in");
        page.locator("#portal-sign-in").click();
        new Visitor(stack, page).signsInAs(person.username());
        page.waitForURL(url -> url.startsWith(portal));
        assertThat(page.locator(".portal-person").innerText()).contains("linked");
    }

    /** Of many links in a mailbox one counts, or else nobody knows which still do. */
    @Test
    void aNewerLinkEndsTheEarlierOnes(Page page) {
        String first = sent();
        String second = sent();
        assertThat(page.navigate(first).status()).isEqualTo(400);
        assertThat(page.content()).contains("you were sent a newer one");

        page.navigate(second);
        confirms(page);
        assertThat(known(page)).hasSize(1);
        page.context().clearCookies();
        assertThat(page.navigate(first).status())
                .as("nor after the newest was used")
                .isEqualTo(400);
        assertThat(known(page)).isEmpty();
    }

    @Test
    void nobodyIsSentMoreThanFiveWithinAnHour() {
        for (int mail = 0; mail < 5; mail++) {
            sent();
        }

        Tokens.Answer sixth = call("POST", "/members/" + person.id() + "/send-organization-key", "");
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.json().get("reason").asText()).isEqualTo("too-many");
    }

    @Test
    void ofTwoWhoHaveItOpenOneUsesIt(Page page) {
        String link = sent();
        page.navigate(link);
        try (BrowserContext elsewhere = Browsers.chromium().newContext()) {
            Page second = elsewhere.newPage();
            second.navigate(link);
            confirms(page);
            confirms(second);

            assertThat(known(page)).hasSize(1);
            assertThat(known(second)).isEmpty();
        }
    }

    @Test
    void itIsGoodForOnePersonOnly(Page page) {
        page.navigate(sent());
        confirms(page);
        Visitor visitor = new Visitor(stack, page);
        visitor.asksFor();
        visitor.signsInAs(other.username());

        assertThat(page.locator("#portal-key").count()).isOne();
    }

    @Test
    void afterTheKeyHasChangedItIsWorthNothing(Page page) {
        String before = sent();
        String open = sent();
        page.navigate(open);
        changes("another-" + key);
        confirms(page);
        assertThat(known(page)).isEmpty();
        page.context().clearCookies();

        assertThat(page.navigate(before).status()).isEqualTo(400);
        assertThat(known(page)).isEmpty();
    }

    @Test
    void itEndsWithAccessAndIsNotRevivedWithIt(Page page) {
        String link = sent();
        assertThat(call("DELETE", "/members/" + person.id(), "").status()).isEqualTo(204);
        long revoked = Instant.now().getEpochSecond();
        assertThat(page.navigate(link).status()).as("without access").isEqualTo(400);

        stack.people().join(person, organization.getId(), "portal-member");

        assertThat(page.navigate(link).status()).as("with access again").isEqualTo(400);
        assertThat(known(page)).isEmpty();
        await().until(() -> Instant.now().getEpochSecond() > revoked);
        page.navigate(sent());
        confirms(page);
        assertThat(known(page)).as("another link").hasSize(1);
    }

    @Test
    void itLeadsNowhereElse(Page page) {
        page.navigate(sent() + "&redirect_uri=https%3A%2F%2Fevil.example%2F&reduri=https%3A%2F%2Fevil.example%2F");
        assertThat(page.locator("[href^='https://evil.example'], [action^='https://evil.example']")
                        .count())
                .isZero();
        confirms(page);

        assertThat(page.url()).startsWith(stack.keycloakUrl().toString());
        assertThat(page.locator("[href*='evil.example'], [action*='evil.example']")
                        .count())
                .isZero();
    }

    @Test
    void whoMaySendItIsToldAndItIsJournaled() {
        String member = "/members/" + person.id();
        assertThat(call("GET", member, "").json().get("may").toString()).contains("send-organization-key");
        sent();
        assertThat(call("GET", "/journal?limit=1", "").json().at("/items/0/act").asText())
                .isEqualTo("organization-key-sent");
        assertThat(call("PUT", "/settings", "{\"organizationKeyRequired\":null}")
                        .status())
                .isEqualTo(200);

        assertThat(call("GET", member, "").json().get("may").toString()).doesNotContain("send-organization-key");
        assertThat(call("POST", member + "/send-organization-key", "").status()).isEqualTo(409);
    }

    @Test
    void whoSendsItIsToldWhenTheMailDoesNotLeave() {
        Map<String, String> works = stack.realm().toRepresentation().getSmtpServer();
        Map<String, String> broken = new HashMap<>(works);
        broken.put("port", "1");
        sendsMailBy(broken);
        try {
            for (int tries = 0; tries < 6; tries++) {
                Tokens.Answer answer = call("POST", "/members/" + person.id() + "/send-organization-key", "");

                assertThat(answer.status())
                        .as("what was not sent does not count as sent")
                        .isEqualTo(503);
                assertThat(answer.json().get("reason").asText()).isEqualTo("mail-not-sent");
            }
        } finally {
            sendsMailBy(works);
        }
        assertThat(call("GET", "/journal?limit=1", "").json().at("/items/0/act").asText())
                .isNotEqualTo("organization-key-sent");
    }

    private void sendsMailBy(Map<String, String> server) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setSmtpServer(server);
        stack.realm().update(realm);
    }

    /** The link of a mail that was just sent. */
    private String sent() {
        String address = person.username() + "@test.example";
        int before = stack.mailbox().mailsTo(address).size();
        assertThat(call("POST", "/members/" + person.id() + "/send-organization-key", "")
                        .status())
                .isEqualTo(204);
        await().until(() -> stack.mailbox().mailsTo(address).size() > before);
        MimeMessage mail = stack.mailbox().mailsTo(address).get(before);
        Matcher found = LINK.matcher(Mails.text(mail));
        assertThat(found.find()).isTrue();
        String link = found.group();
        assertThat(Mails.subject(mail)).isEqualTo("Sign in with a new browser");
        assertThat(Mails.text(mail).replace(link, "LINK"))
                .isEqualTo("Hello linked Test,\n\nSupport had this link sent to you for the organisation "
                        + organization.getName() + ". The organisation " + organization.getName()
                        + " asks for its key when somebody signs in to Portico with a new browser. With this link you do"
                        + " without: open it in the browser you want to use.\n\nMake this browser known:\nLINK\n\nThe link"
                        + " works once and for 24 hours, and only the newest one does; you still sign in with your own"
                        + " password. If you did not expect this mail, you can ignore it.");
        assertThat(Mails.html(mail)).contains("Make this browser known").doesNotContain(key);
        assertThat(Tokens.claims(link.replaceAll(".*key=", "")).toString()).doesNotContain(key);
        return link;
    }

    private static void confirms(Page page) {
        page.locator("#portal-use-browser").click();
        page.waitForLoadState();
    }

    private static List<String> known(Page page) {
        return page.context().cookies().stream()
                .map(cookie -> cookie.name)
                .filter(name -> name.startsWith("PORTAL_KNOWN_"))
                .toList();
    }

    private void changes(String to) {
        assertThat(call("PUT", "/key", "{\"key\":\"" + to + "\"}").status()).isEqualTo(200);
    }

    /** As the vendor's operator, about the organisation. */
    private Tokens.Answer call(String method, String path, String body) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(
                                stack.realmUrl("/portal-access/organizations/" + organization.getAlias() + path))
                        .header("Authorization", "Bearer " + bearers.of("olga"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .method(method, BodyPublishers.ofString(body)));
    }
}
