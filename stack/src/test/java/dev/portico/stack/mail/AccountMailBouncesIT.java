package dev.portico.stack.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.portico.stack.mail.Correspondence.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.portico.stack.AskedKey;
import dev.portico.stack.Browsers;
import dev.portico.stack.Look;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PostgresServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import dev.portico.stack.Tokens;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** A mail about an account cannot be delivered, as a mail server says later: whoever sent it reads so (R36). */
@OnTheStack
class AccountMailBouncesIT {

    private static final String ENVELOPE = "support\\+account\\.[0-9a-v]{26}@portico\\.example";

    private final SharedStack stack;
    private OrganizationRepresentation organization;
    private People.Person admin;
    private People.Person person;
    private String mailbox = "";

    AccountMailBouncesIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anAdminAndSomebodyWhoseMailboxIsGone() {
        organization = stack.people().organization("bounces");
        admin = stack.people().person("sender");
        person = stack.people().person("gone");
        mailbox = person.username() + "@test.example";
        stack.people().join(admin, organization.getId(), "portal-admin");
        stack.people().join(person, organization.getId(), "portal-member");
    }

    @Test
    void whoSendsALinkReadsOnThePersonsPageThatItDidNotArrive(Page page) throws Exception {
        AskedKey.in(stack, organization.getId());
        Look.signIn(page, desk("/members/" + person.id()), "olga");
        page.getByRole(AriaRole.LINK, named("Send organisation key")).click();
        page.getByRole(AriaRole.BUTTON, named("Send the link")).click();
        assertThat(page.getByRole(AriaRole.MAIN).getByRole(AriaRole.STATUS)).containsText(mailbox);
        String envelope = envelope(newest(mailbox, 1));

        report(envelope, "delayed", "4.4.1", "not yet");
        report(envelope, "failed", "5.1.1", "<" + mailbox + ">: no such mailbox");
        await().atMost(SOON).until(() -> undelivered("olga").size() == 1);
        report(envelope, "failed", "5.2.2", "said once more, otherwise");

        page.navigate(desk("/members/" + person.id()));
        assertThat(page.locator("#not-arrived")).containsText("Did not arrive: the link past the organisation key");
        assertThat(page.locator("#not-arrived bdi")).hasText("5.1.1 <…>: no such mailbox");
        clean("/members/" + person.id(), "account-mail-bounced", "5.1.1 <…>: no such mailbox");
        page.navigate(desk("/history?user=" + person.id()));
        assertThat(page.locator(".history li").first())
                .containsText("Did not arrive: the link past the organisation key");
        assertThat(page.locator(".history li").first()).containsText("5.1.1 <…>: no such mailbox");
        assertThat(page.locator(".history").getByText("Did not arrive")).hasCount(1);

        assertThat(call("olga", "POST", "/members/" + person.id() + "/send-organization-key", "")
                        .status())
                .isEqualTo(204);
        assertThat(undelivered("olga")).isEmpty();
    }

    @Test
    void ofAnInvitationItStandsInTheListUntilItIsSentAgain() throws Exception {
        String invited = "nobody-" + UUID.randomUUID() + "@test.example";
        assertThat(call(
                                admin.username(),
                                "POST",
                                "/invitations",
                                "{\"email\":\"" + invited + "\",\"level\":\"portal-member\"}")
                        .status())
                .isEqualTo(201);
        String envelope = envelope(newest(invited, 1));

        report(envelope, "failed", "5.1.1", "no such mailbox");
        await().atMost(SOON).until(() -> invitation().get("mail").asText().equals("undelivered"));
        assertThat(invitation().get("mailAnswer").asText()).isEqualTo("5.1.1 no such mailbox");
        JsonNode noted =
                call(admin.username(), "GET", "/journal?limit=1", "").json().at("/items/0");
        assertThat(noted.get("act").asText()).isEqualTo("mail-not-delivered");
        assertThat(noted.at("/after/mail").asText()).isEqualTo("invitation");
        assertThat(noted.at("/after/email").asText()).isEqualTo(invited);
        assertThat(noted.get("reason").asText()).isEqualTo("5.1.1 no such mailbox");
        clean("/invitations", "invitation-bounced", "5.1.1 no such mailbox");

        String id = invitation().get("id").asText();
        assertThat(call(admin.username(), "POST", "/invitations/" + id + "/resend", "")
                        .status())
                .isBetween(200, 204);
        assertThat(envelope(newest(invited, 2))).isNotEqualTo(envelope);
        await().atMost(SOON).until(() -> invitation().get("mail").asText().equals("sent"));
        assertThat(told("portal", stack.secret("portal"), tag(envelope))).isEqualTo(204);
        assertThat(invitation().get("mail").asText()).isEqualTo("sent");
        assertThat(invitation().get("mailAnswer").isNull()).isTrue();
        assertThat(call(admin.username(), "GET", "/journal?limit=1", "")
                        .json()
                        .at("/items/0/act")
                        .asText())
                .isEqualTo("invitation-resent");
    }

    /** Nobody guesses a tag, and nobody but the portal tells of one; what is about no mail is there for agents to look at. */
    @Test
    void whatIsForgedChangesNothingAndIsNotLost(Page page) throws Exception {
        assertThat(call(admin.username(), "POST", "/members/" + person.id() + "/reset-password", "")
                        .status())
                .isEqualTo(204);
        String envelope = envelope(newest(mailbox, 1));
        String tag = tag(envelope);
        String forged = "0".repeat(26);

        report(envelope.replace(tag, forged), "failed", "5.1.1", "forged");
        report("support@portico.example", "failed", "5.1.1", "about whatever");
        assertThat(told("portal", stack.secret("portal"), forged)).isEqualTo(404);
        assertThat(told("portal-api", stack.secret("portal-api"), tag)).isEqualTo(401);
        assertThat(told("portal", "wrong", tag)).isEqualTo(401);
        String aside = stack.portalUrl() + "/desk/deliveries/aside";
        Look.signIn(page, aside, "sam");
        String words = "tells of a mail that could not be delivered and is not known here";
        for (int looks = 0; looks < 300 && page.getByText(words).count() < 2; looks++) {
            page.navigate(aside);
        }
        assertThat(page.getByText(words).count()).isGreaterThanOrEqualTo(2);
        assertThat(undelivered(admin.username())).isEmpty();

        assertThat(told("portal", stack.secret("portal"), tag)).isEqualTo(204);
        assertThat(undelivered(admin.username())).hasSize(1);
        assertThat(undelivered(admin.username()).get(0).get("kind").asText()).isEqualTo("password-reset");
        assertThat(undelivered(admin.username()).get(0).get("sentBy").asText()).isEqualTo(admin.id());
    }

    /** Whoever did not change it, and whoever did, would not know that nobody was told. */
    @Test
    void ofAMailAboutChangedAccessItStandsOnItsReadersPage() throws Exception {
        stack.roleChangeMails(true);
        String envelope;
        try {
            assertThat(call(admin.username(), "POST", "/members/" + person.id() + "/deactivate", "")
                            .status())
                    .isEqualTo(200);
            envelope = envelope(newest(mailbox, 1));
        } finally {
            stack.roleChangeMails(false);
        }

        report(envelope, "failed", "5.2.1", "mailbox disabled");
        await().atMost(SOON).until(() -> undelivered(admin.username()).size() == 1);
        JsonNode mail = undelivered(admin.username()).get(0);
        assertThat(mail.get("kind").asText()).isEqualTo("access-changed");
        assertThat(mail.get("sentBy").asText()).isEqualTo(admin.id());
        assertThat(mail.get("answer").asText()).isEqualTo("5.2.1 mailbox disabled");
    }

    /** Who only looks at people sent them nothing, and cannot send it again. */
    @Test
    void itIsToldWhoCanDoSomethingAboutItAndNobodyElse() throws Exception {
        String level = "looks-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(at(
                                "/portal-access/levels",
                                "olga",
                                "POST",
                                "{\"name\":\"" + level
                                        + "\",\"title\":\"Looks\",\"permissions\":[\"portal.enter\",\"members.view\"]}")
                        .status())
                .isEqualTo(201);
        People.Person viewer = stack.people().person("viewer");
        stack.people().join(viewer, organization.getId(), level);
        try {
            failed("gone");
            assertThat(undelivered(admin.username())).hasSize(1);
            JsonNode seen = call(viewer.username(), "GET", "/members/" + person.id(), "")
                    .json();
            assertThat(seen.get("may")).isEmpty();
            assertThat(seen.get("undelivered").isArray()).isTrue();
            assertThat(seen.get("undelivered")).isEmpty();
            JsonNode list = call(admin.username(), "GET", "/members", "").json().get("items");
            assertThat(list).isNotEmpty().allMatch(each -> each.get("undelivered")
                    .isNull());
        } finally {
            assertThat(at("/portal-access/levels/" + level + "?replacement=portal-member", "olga", "DELETE", "")
                            .status())
                    .isBetween(200, 204);
        }
    }

    @Test
    void howManyMailsThereWereCostsNoStatement() throws Exception {
        failed("gone");
        undelivered(admin.username());
        SqlCounter.Statements forOne = stack.sql().during(() -> undelivered(admin.username()));
        sql(
                "insert into portico_account_mail (id, realm_id, organization_id, person_id, kind, sent_at, sent_by, failed_at, answer)"
                        + " select id || n, realm_id, organization_id, person_id, 'kind-' || n % 20, sent_at - n, sent_by, failed_at, answer"
                        + " from portico_account_mail, generate_series(1, 100) n where person_id = '" + person.id()
                        + "'");
        SqlCounter.Statements forMany = stack.sql().during(() -> undelivered(admin.username()));

        assertThat(undelivered(admin.username())).hasSize(21);
        assertThat(forMany.total()).as(forMany.toString()).isEqualTo(forOne.total());
    }

    @Test
    void itGoesWithThePersonTheOrganisationAndTheRealm() throws Exception {
        String said = "gone-" + UUID.randomUUID();
        failed(said);
        String mails =
                "select count(*) from portico_account_mail where organization_id = '" + organization.getId() + "'";
        String words = "select count(*) from portico_journal_personal where content like '%" + said + "%'";
        assertThat(count(mails)).isEqualTo(1);
        assertThat(count(words)).isEqualTo(1);
        stack.realm().users().get(person.id()).remove();
        assertThat(count(mails)).isZero();
        assertThat(count(words)).isZero();

        People.Person another = stack.people().person("another");
        stack.people().join(another, organization.getId(), "portal-member");
        assertThat(call(admin.username(), "POST", "/members/" + another.id() + "/reset-password", "")
                        .status())
                .isEqualTo(204);
        assertThat(count(mails)).isEqualTo(1);
        stack.realm().organizations().get(organization.getId()).delete().close();
        assertThat(count(mails)).isZero();

        RealmRepresentation other = new RealmRepresentation();
        other.setRealm("bounces-" + UUID.randomUUID());
        other.setEnabled(true);
        stack.admin().realms().create(other);
        String id = stack.admin().realm(other.getRealm()).toRepresentation().getId();
        sql("insert into portico_account_mail (id, realm_id, organization_id, kind, sent_at) values ('" + id + "', '"
                + id + "', 'x', 'invitation', " + System.currentTimeMillis() + ")");
        stack.admin().realm(other.getRealm()).remove();
        assertThat(count("select count(*) from portico_account_mail where realm_id = '" + id + "'"))
                .isZero();
    }

    /** Where one may send by the one address only that one signs in with, mails go out as they did before there were tags. */
    @Test
    void aServerThatDoesNotTakeTheTagGetsTheMailOnceWithout() throws Exception {
        try (PickyRelay relay = PickyRelay.saying("553 5.7.1 Sender address rejected: not owned by user")) {
            assertThat(sentBy(relay)).isEqualTo(204);

            assertThat(relay.taken()).containsExactly("support@portico.example");
            assertThat(relay.senders()).hasSize(2);
            assertThat(relay.senders().get(0)).matches(ENVELOPE);
            assertThat(relay.senders().get(1)).isEqualTo("support@portico.example");
            assertThat(count("select count(*) from portico_account_mail where person_id = '" + person.id() + "'"))
                    .isZero();
        }
    }

    /** Without its tag the mail would be taken next time, and where it did not arrive nobody would be told. */
    @Test
    void aServerThatWantsItLaterIsNotAskedToTakeItWithout() throws Exception {
        try (PickyRelay relay = PickyRelay.saying("451 4.7.1 Greylisted, come again later")) {
            assertThat(sentBy(relay)).isGreaterThanOrEqualTo(400);

            assertThat(relay.taken()).isEmpty();
            assertThat(relay.senders()).hasSize(1);
            assertThat(relay.senders().get(0)).matches(ENVELOPE);
        }
    }

    private int sentBy(PickyRelay relay) {
        Map<String, String> works = stack.realm().toRepresentation().getSmtpServer();
        Map<String, String> picky = new HashMap<>(works);
        picky.put("host", "localhost");
        picky.put("port", Integer.toString(relay.port()));
        sendsMailBy(picky);
        try {
            return call(admin.username(), "POST", "/members/" + person.id() + "/reset-password", "")
                    .status();
        } finally {
            sendsMailBy(works);
        }
    }

    /** A realm may use the extension, or get its new version, without anybody who reads its mailbox. */
    @Test
    void whereThereIsNoPortalNoMailHasATag() throws Exception {
        ClientRepresentation portal =
                stack.realm().clients().findByClientId("portal").get(0);
        portal.setEnabled(false);
        stack.realm().clients().get(portal.getId()).update(portal);
        try {
            assertThat(call(admin.username(), "POST", "/members/" + person.id() + "/reset-password", "")
                            .status())
                    .isEqualTo(204);
        } finally {
            portal.setEnabled(true);
            stack.realm().clients().get(portal.getId()).update(portal);
        }

        assertThat(newest(mailbox, 1).getHeader("Return-Path", ",")).isEqualTo("<support@portico.example>");
        assertThat(count("select count(*) from portico_account_mail where person_id = '" + person.id() + "'"))
                .isZero();
        assertThat(call(admin.username(), "POST", "/members/" + person.id() + "/reset-password", "")
                        .status())
                .isEqualTo(204);
        assertThat(envelope(newest(mailbox, 2))).isNotEmpty();
    }

    /** Whoever tells of a failed mail locks it and then its invitation: the other way round both would wait for each other. */
    @Test
    void anOrganisationThatGoesTakesItsMailsFirst() throws Exception {
        String invited = "nobody-" + UUID.randomUUID() + "@test.example";
        assertThat(call(
                                admin.username(),
                                "POST",
                                "/invitations",
                                "{\"email\":\"" + invited + "\",\"level\":\"portal-member\"}")
                        .status())
                .isEqualTo(201);
        newest(invited, 1);
        String ours = " where organization_id = '" + organization.getId() + "'";
        CompletableFuture<Integer> going;
        try (Connection telling = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                Statement each = telling.createStatement()) {
            telling.setAutoCommit(false);
            each.execute("set local lock_timeout = '10s'");
            each.execute("select id from portico_account_mail" + ours + " for update");
            going = CompletableFuture.supplyAsync(() -> {
                try (Response gone =
                        stack.realm().organizations().get(organization.getId()).delete()) {
                    return gone.getStatus();
                }
            });
            await().atMost(SOON)
                    .until(() -> count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query ilike '%delete from portico_account_mail%'")
                            == 1);
            assertThat(each.executeUpdate("update portico_invitation set mail = 'undelivered'" + ours))
                    .isEqualTo(1);
            telling.commit();
        }

        assertThat(going.join()).isEqualTo(204);
        assertThat(count("select count(*) from portico_invitation" + ours)).isZero();
    }

    private void sendsMailBy(Map<String, String> server) {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setSmtpServer(server);
        stack.realm().update(realm);
    }

    /** What the server said stands on the page as it is, in whatever language that is read, and nothing has to be scrolled to. */
    private void clean(String path, String picture, String said) {
        for (Look look : List.of(
                new Look("light", ColorScheme.LIGHT, "en-GB", 1280),
                new Look("dark-he-390", ColorScheme.DARK, "he-IL", 390))) {
            try (BrowserContext browser = look.browser()) {
                Page page = browser.newPage();
                Look.signIn(page, desk(path), "olga");
                assertThat(page.getByRole(AriaRole.MAIN).getByText(said)).isVisible();
                Browsers.picture(page, picture + "-" + look.name());
                assertThat(Browsers.violations(page)).as(look.name()).isEmpty();
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(look.name())
                        .isTrue();
            }
        }
    }

    /** The person is sent a link for a new password, and a mail server says why it did not arrive. */
    private void failed(String said) throws Exception {
        assertThat(call(admin.username(), "POST", "/members/" + person.id() + "/reset-password", "")
                        .status())
                .isEqualTo(204);
        assertThat(told("portal", stack.secret("portal"), tag(envelope(newest(mailbox, 1))), said))
                .isEqualTo(204);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                Statement each = connection.createStatement()) {
            each.execute(statement);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = stack.stack().postgres().connect(PostgresServer.KEYCLOAK);
                Statement each = connection.createStatement();
                ResultSet row = each.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String envelope(MimeMessage mail) throws MessagingException {
        String path = mail.getHeader("Return-Path", ",").replaceAll("[<>]", "");
        assertThat(path).matches(ENVELOPE);
        return path;
    }

    private static String tag(String envelope) {
        return envelope.replaceAll(".*account\\.|@.*", "");
    }

    private MimeMessage newest(String to, int count) {
        await().atMost(SOON).until(() -> stack.mailbox().mailsTo(to).size() == count);
        return stack.mailbox().mailsTo(to).get(count - 1);
    }

    /** As a mail server does it: from nobody (RFC 3464, RFC 5321 section 4.5.5). */
    private void report(String to, String action, String status, String said) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.from", "<>");
        Session session = Session.getInstance(properties);
        String mail = String.join(
                "\r\n",
                List.of(
                        "From: Mail Delivery System <MAILER-DAEMON@mx.test.example>",
                        "To: " + to,
                        "Message-ID: <" + UUID.randomUUID() + "@mx.test.example>",
                        "Subject: Undelivered Mail Returned to Sender",
                        "Auto-Submitted: auto-replied",
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                        "",
                        "--b",
                        "Content-Type: text/plain",
                        "",
                        "It could not be delivered.",
                        "--b",
                        "Content-Type: message/delivery-status",
                        "",
                        "Reporting-MTA: dns; mx.test.example",
                        "",
                        "Final-Recipient: rfc822; " + mailbox,
                        "Action: " + action,
                        "Status: " + status,
                        "Diagnostic-Code: smtp; 550 " + status + " " + said,
                        "",
                        "--b--",
                        ""));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("localhost", stack.stack().ports().smtp(), null, null);
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                    new InternetAddress[] {new InternetAddress(to)});
        }
    }

    private JsonNode undelivered(String who) {
        return call(who, "GET", "/members/" + person.id(), "").json().get("undelivered");
    }

    private JsonNode invitation() {
        return call(admin.username(), "GET", "/invitations", "").json().at("/items/0");
    }

    private int told(String client, String secret, String tag) {
        return told(client, secret, tag, "gone");
    }

    private int told(String client, String secret, String tag, String said) {
        String credentials =
                Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl("/portal-mails"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("tag=" + tag + "&status=5.1.1&diagnostic=" + said)))
                .status();
    }

    private Tokens.Answer call(String who, String method, String path, String body) {
        return at("/portal-access/organizations/" + organization.getId() + path, who, method, body);
    }

    private Tokens.Answer at(String address, String who, String method, String body) {
        return stack.tokens()
                .send(HttpRequest.newBuilder(stack.realmUrl(address))
                        .header(
                                "Authorization",
                                "Bearer " + stack.tokens().of(who).accessToken())
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    private String desk(String path) {
        return stack.portalUrl() + "/desk/settings/organizations/" + organization.getAlias() + path;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
