package dev.portico.stack.members;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.portico.stack.AskedKey;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Traces;
import dev.portico.stack.invitations.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Settings › Organisation key and the link past it, by the people who use them (R34, R35, R36). */
@OnTheStack
class OrganizationKeyPagesIT {

    private final SharedStack stack;
    private final String key = "opens-sesame-" + UUID.randomUUID();
    private OrganizationRepresentation organization;
    private People.Person admin;
    private People.Person person;

    OrganizationKeyPagesIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anOrganizationWithoutAKey() {
        People people = stack.people();
        organization = people.organization("choosing");
        admin = people.person("keeper");
        person = people.person("guest");
        people.join(admin, organization.getId(), "portal-admin");
        people.join(person, organization.getId(), "portal-member");
    }

    @Test
    void anAdminChoosesTheKeyAndIsAskedForItLikeEverybody(Page page) throws Exception {
        List<String> seen = new ArrayList<>();
        page.onRequest(request -> {
            seen.add(request.url());
            seen.addAll(request.headers().values());
        });
        page.onResponse(response -> seen.addAll(response.headers().values()));
        String address = stack.portalUrl() + "/o/" + organization.getAlias() + "/settings/key";
        Look.signIn(page, address, admin.username());
        assertThat(page.locator("#key-asked")).hasText("No");
        page.getByLabel("New key", new Page.GetByLabelOptions().setExact(true)).fill(key);
        page.getByLabel("New key, once more").fill("something else");
        page.getByRole(AriaRole.BUTTON, named("Choose it and ask for it")).click();
        assertThat(page.locator("#repeated-error")).hasText("This is not the same key.");
        assertThat(page.locator("#key")).hasValue("");

        page.locator("#key").fill(key);
        page.locator("#repeated").fill(key);
        page.locator("#told").check();
        page.getByRole(AriaRole.BUTTON, named("Choose it and ask for it")).click();
        page.waitForCondition(() -> page.locator(".done-box, #organization-key").count() == 1);
        // The portal is told behind the request, and then signs in anew.
        for (int clicks = 0; clicks < 300 && page.locator("#organization-key").count() == 0; clicks++) {
            page.navigate(address);
        }
        page.locator("#organization-key").fill(key);
        page.locator("#portal-key-submit").click();

        page.waitForURL(url -> url.startsWith(address));
        assertThat(page.locator("#key-asked")).hasText("Yes");
        assertThat(page.content()).doesNotContain(key);
        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains(key));
        assertThat(Traces.logs(stack)).isNotEmpty().noneMatch(text -> text.contains(key));
        assertThat(Traces.rows(stack, PostgresServer.KEYCLOAK)).isNotEmpty().noneMatch(row -> row.contains(key));
        assertThat(Traces.rows(stack, PostgresServer.PORTAL)).isNotEmpty().noneMatch(row -> row.contains(key));
        page.getByRole(AriaRole.BUTTON, named("Ask for it no longer")).click();
        assertThat(page.locator(".done-box")).hasText("The key is asked for no longer.");
        assertThat(page.locator("#key-asked")).hasText("No");
        assertThat(page.locator("#key-ask")).isVisible();

        page.locator("#key").fill(key);
        page.locator("#repeated").fill(key);
        page.getByRole(AriaRole.BUTTON, named("Use this key from now on")).click();
        assertThat(page.locator("#key-error")).hasText("This is the present key already. Choose another one.");
    }

    /** R36: from the vendor's support address, which the page names beforehand and afterwards. */
    @Test
    void aLinkIsSentFromAPersonsPageAndWhoSendsItReadsWhatBecameOfIt(Page page) throws MessagingException {
        AskedKey.in(stack, organization.getId());
        String from = stack.realm().toRepresentation().getSmtpServer().get("from");
        String mailbox = person.username() + "@test.example";
        Look.signIn(page, desk("/members/" + person.id()), "olga");
        page.getByRole(AriaRole.LINK, named("Send organisation key")).click();
        assertThat(page.locator("main h1")).hasText("Send guest Test a link past the organisation key?");
        assertThat(page.locator("main")).containsText("It goes to " + mailbox + ".");
        assertThat(page.locator("main")).containsText("The mail comes from " + from + ".");
        assertThat(page.getByRole(AriaRole.LINK, named("Cancel"))).isFocused();
        assertThat(page.getByRole(AriaRole.LINK, named("Cancel"))).hasCSS("background-color", "rgba(0, 0, 0, 0)");

        page.getByRole(AriaRole.BUTTON, named("Send the link")).click();
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.STATUS))
                .hasText("It is on its way to " + mailbox + ".");
        assertThat(page.locator("main")).containsText("allow-list");
        await().until(() -> !stack.mailbox().mailsTo(mailbox).isEmpty());
        MimeMessage mail = stack.mailbox().mailsTo(mailbox).get(0);
        assertThat(mail.getFrom()[0].toString()).contains(from);

        page.navigate(desk("/members/" + person.id() + "/send-organization-key"));
        Map<String, String> works = stack.realm().toRepresentation().getSmtpServer();
        Map<String, String> broken = new HashMap<>(works);
        broken.put("port", "1");
        sendsMailBy(broken);
        try {
            page.getByRole(AriaRole.BUTTON, named("Send the link")).click();
            assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT))
                    .containsText("The mail could not be sent: the mail server did not take it.");
            Browsers.picture(page, "key-pages-not-sent");
            assertThat(Browsers.violations(page)).isEmpty();
        } finally {
            sendsMailBy(works);
        }
        page.navigate(desk("/history?user=" + person.id()));
        assertThat(page.locator(".history").getByText("Link past the organisation key sent"))
                .hasCount(1);
    }

    /** Nobody opens a link of which they do not know who had it sent. */
    @Test
    void theMailGreetsAndSaysWhoOfWhichOrganisationHadItSent(Page page) {
        String asked = AskedKey.in(stack, organization.getId());
        page.navigate(stack.portalUrl() + "/o/" + organization.getAlias() + "/settings/members/" + person.id()
                + "/send-organization-key");
        Look.fill(page, admin.username());
        page.locator("#organization-key").fill(asked);
        page.locator("#portal-key-submit").click();
        page.getByRole(AriaRole.BUTTON, named("Send the link")).click();
        assertThat(page.locator("main .done-box")).isVisible();

        Letter mail = Letter.to(stack, person.username() + "@test.example");
        assertThat(mail.text())
                .startsWith("Hello guest Test,\n\nkeeper Test of " + organization.getName()
                        + " had this link sent to you.");
        assertThat(mail.html()).contains("keeper Test of " + organization.getName());
    }

    @ParameterizedTest
    @MethodSource("dev.portico.stack.members.UserManagementIT#looks")
    void everyPageIsClean(Look look) {
        try (BrowserContext context = look.browser()) {
            Page page = context.newPage();
            Look.signIn(page, desk("/key"), "olga");
            shown(look, page, "none");
            page.locator("#key").fill("too-short");
            page.locator("#key-form button").click();
            shown(look, page, "wrong");
            AskedKey.in(stack, organization.getId());
            page.navigate(desk("/key"));
            assertThat(page.locator("#key-leave")).isVisible();
            shown(look, page, "asked");
            page.navigate(desk("/members/" + person.id() + "/send-organization-key"));
            shown(look, page, "question");
            page.locator("main button[type=submit]").click();
            assertThat(page.locator("main .done-box")).isVisible();
            shown(look, page, "sent");
            page.navigate(desk("/history"));
            shown(look, page, "history");
        }
    }

    private String desk(String path) {
        return stack.portalUrl() + "/desk/settings/organizations/" + organization.getAlias() + path;
    }

    private void sendsMailBy(Map<String, String> server) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setSmtpServer(server);
        stack.realm().update(realm);
    }

    private static void shown(Look look, Page page, String what) {
        Browsers.picture(page, "key-pages-" + what + "-" + look.name());
        assertThat(page.locator("main h1")).hasCount(1);
        assertThat(Browsers.violations(page)).as(what + " " + look.name()).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scrolling: " + what + " " + look.name())
                .isTrue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
