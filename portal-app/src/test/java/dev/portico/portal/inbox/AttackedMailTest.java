package dev.portico.portal.inbox;

import static dev.portico.portal.inbox.Correspondent.SUPPORT;
import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.platform.Cast.UMBRA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.platform.Browser;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Attacks 21 to 24 by e-mail, where a mail server of ours says who a mail is from: what is forged joins nothing, shows nothing and stops
 * nobody.
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@QuarkusTestResource(
        value = Post.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = Post.TRUSTED, value = "mx.portico.example"))
class AttackedMailTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String PROVEN =
            "Authentication-Results: mx.portico.example; dmarc=pass header.from=acme.example";

    @Inject
    TicketsByMail desk;

    private final Correspondent ben = new Correspondent("ben@acme.example");
    private final Correspondent mallory = new Correspondent("mallory@evil.example");
    private final String marker = UUID.randomUUID().toString();
    private long ticket;

    @BeforeEach
    void aTicketThatWasAnswered() {
        desk.empty();
        Cast.known(Cast.ben(), Cast.cleo(), sam());
        Cast.signsIn(Cast.ben());
        ticket = desk.ticket(Cast.ben(), ACME, "Printer on fire");
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
    }

    @AfterEach
    void theRealmIsBack() {
        Cast.signsIn(Cast.ben());
        Cast.known();
    }

    @Test
    void whoProvesToBeTheOneAskedJoinsTheTicket() {
        ben.write(Correspondent.replyTo(answer()), "It is off " + marker, PROVEN, id());

        await().atMost(SOON).until(() -> notes().size() == 2);
        assertThat(notes().get(1)).isEqualTo("customer|true|Ben|It is off " + marker);
    }

    /** 21: From is anybody's to write, and so is what stands in the quotes of an envelope's sender. */
    @Test
    void aForgedSenderJoinsNothingWithWhateverWasStolen() {
        String reply = Correspondent.replyTo(answer());
        String reference = "In-Reply-To: " + Correspondent.header(answer(), "Message-ID");
        List<String> results = List.of(
                "X-Nothing: at all",
                "Authentication-Results: mx.portico.example; spf=pass smtp.mailfrom=ben@acme.example; dmarc=fail header.from=acme.example\r\n"
                        + PROVEN,
                "Authentication-Results: mx.portico.example; dmarc=pass header.from=evil.example",
                "Authentication-Results: mx.evil.example; dmarc=pass header.from=acme.example",
                "Authentication-Results: mx.portico.example; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=acme.example\"@evil.example",
                "Authentication-Results: mx.portico.example; dkim=pass header.i=\"x header.d=acme.example \"@evil.example header.d=evil.example");

        results.forEach(each -> ben.write(reply, "Forged " + marker, each, reference, id()));

        await().atMost(SOON).until(() -> tickets().size() == results.size());
        assertThat(tickets()).allMatch(each -> each.startsWith("unknown-senders|"));
        assertThat(notes()).hasSize(1);
    }

    /** 21: the name is ben's, since the address is; that it may be anybody stands beside it. */
    @Test
    void agentsReadThatNobodyVouchesForAForgedSender() {
        ben.write(SUPPORT, "Reset my password " + marker, "Subject: Urgent", id());
        await().atMost(SOON).until(() -> tickets().size() == 1);
        String forged = desk.rows("select max(number) from tickets").get(0);
        Cast.signsIn(sam());
        Browser sams = new Browser();

        assertThat(sams.get("/desk/queue/" + forged).body())
                .contains("Unknown senders", "whom nobody vouches for", "Reset my password " + marker);
        assertThat(sams.get("/desk/queue/" + ticket).body()).doesNotContain("whom nobody vouches for");
    }

    /** 23: made up are as many reports as somebody likes; those of a server that is vouched for still come through. */
    @Test
    void reportsThatAreMadeUpSilenceNoTrueOne() {
        for (int i = 0; i < 32; i++) {
            reported(new Correspondent("mailer-daemon@mx" + i + ".example"), "X-Nothing: at all");
        }
        await().atMost(SOON)
                .until(() -> aside().equals(List.of("30"))
                        && desk.rows("select 1 from incoming where state = 'ignored'")
                                        .size()
                                == 2);

        reported(new Correspondent("mailer-daemon@acme.example"), PROVEN);

        await().atMost(SOON).until(() -> aside().equals(List.of("31")));
    }

    private static void reported(Correspondent server, String result) {
        server.write(
                SUPPORT,
                "--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--",
                result,
                "Message-ID: <" + UUID.randomUUID() + "@x>",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "Subject: Undelivered");
    }

    private List<String> aside() {
        return desk.rows("select count(*) from incoming where state = 'aside' and reason = 'unknown-bounce'");
    }

    /** 22: what a stranger sends is the vendor's to see, and they see nothing of what they named. */
    @Test
    void aStrangersMailIsNobodysAndShowsThemNothing() {
        mallory.write(
                Correspondent.replyTo(answer()),
                "Let me in " + marker,
                "Authentication-Results: mx.portico.example; dmarc=pass header.from=evil.example",
                "Cc: ben@acme.example, " + SUPPORT,
                "Subject: Re: [#" + ticket + "] Printer on fire",
                "References: " + Correspondent.header(answer(), "Message-ID"),
                id());
        await().atMost(SOON).until(() -> tickets().size() == 1);
        long strange =
                Long.parseLong(desk.rows("select max(number) from tickets").get(0));

        for (JsonObject each : List.of(Cast.ben(), Cast.ada(), Cast.eve(), Cast.finn())) {
            assertThat(status(each, "/" + strange)).as(each.encode()).isEqualTo(404);
            assertThat(asked(each, "?q=" + marker)).doesNotContain(marker);
        }
        Cast.signsInServing(Cast.tess().put("sub", "tess-by-mail"), ACME, UMBRA);
        assertThat(status(Cast.tess().put("sub", "tess-by-mail"), "/" + strange))
                .isEqualTo(404);
        assertThat(asked(Cast.sam(), "/" + strange)).contains("Let me in", "Unknown senders");
        assertThat(desk.rows("select 1 from participants")).isEmpty();
        assertThat(desk.rows("select 1 from outgoing where ticket = " + strange))
                .isEmpty();
        assertThat(mallory.mails()).isEmpty();
    }

    /** 1: what became of mails is told to who serves their organisation; of those that nobody can place, to who serves all. */
    @Test
    void anAgentOfOthersLearnsNothingOfTheMails() {
        answer();
        desk.execute("update outgoing set state = 'unsure' where ticket = " + ticket);
        String id =
                desk.rows("select id from outgoing where ticket = " + ticket).get(0);
        JsonObject tess = Cast.tess().put("sub", "tess-of-others");
        Cast.signsInServing(tess, UMBRA);
        Browser tesss = new Browser();

        HttpResponse<String> page = tesss.get("/desk/deliveries");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("Ticket " + ticket);
        assertThat(tesss.submit(page, "/desk/deliveries/" + id + "/again", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(tesss.get("/desk/deliveries/aside").statusCode()).isEqualTo(403);
        assertThat(desk.rows("select state from outgoing where ticket = " + ticket))
                .containsExactly("unsure");

        Cast.signsInServing(tess.copy().put("sub", "tess-of-theirs"), ACME);
        assertThat(new Browser().get("/desk/deliveries").body()).contains("Ticket " + ticket);
    }

    /** 23: a flood in somebody's name is not theirs. */
    @Test
    void whoFloodsInAnothersNameStopsNobody() {
        String reply = Correspondent.replyTo(answer());
        for (int i = 0; i < 35; i++) {
            ben.write(SUPPORT, "Flood " + i, id());
        }
        await().atMost(SOON)
                .until(() -> desk.rows("select 1 from incoming where state = 'aside' and reason = 'too-many'")
                                .size()
                        == 5);

        ben.write(reply, "Really me " + marker, PROVEN, id());

        await().atMost(SOON).until(() -> notes().size() == 2);
        assertThat(notes().get(1)).endsWith("Really me " + marker);
    }

    /** 23: programs that answer for who is away answer to the envelope's sender (RFC 3834 section 4), or to From. */
    @Test
    void anAbsenceIsNeitherABounceNorANote() {
        String envelope = Correspondent.header(answer(), "Return-Path").replaceAll("[<>]", "");
        String reference = "In-Reply-To: " + Correspondent.header(answer(), "Message-ID");

        ben.write(envelope, "Away", PROVEN, "Auto-Submitted: auto-replied (vacation)", reference, id());
        ben.write(SUPPORT, "Away, too", PROVEN, "Precedence: bulk", reference, id());
        ben.write(SUPPORT, "And this is me " + marker, PROVEN, reference, id());

        await().atMost(SOON).until(() -> notes().size() == 2);
        assertThat(notes().get(1)).endsWith("And this is me " + marker);
        assertThat(desk.rows("select state from outgoing where ticket = " + ticket + " order by id limit 1"))
                .containsExactly("sent");
        assertThat(desk.rows("select reason from incoming where state = 'ignored'"))
                .containsExactly("automatic", "automatic");
    }

    /** 23: what tells of a delivery may call itself an automatic answer (as Postfix does), and is a bounce all the same. */
    @Test
    void aReportOfADeliveryIsABounceWhateverItCallsItself() {
        String envelope = Correspondent.header(answer(), "Return-Path").replaceAll("[<>]", "");

        new Correspondent("mailer-daemon@acme.example")
                .write(
                        envelope,
                        "--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--",
                        "MIME-Version: 1.0",
                        "Auto-Submitted: auto-replied",
                        "Content-Type: multipart/report; report-type=delivery-status; boundary=b");

        await().atMost(SOON).until(() -> desk.rows("select state, reason from outgoing where ticket = " + ticket)
                .equals(List.of("bounced|bounced 5.1.1")));
    }

    /** 23: a line break in a subject or a name starts no header of the mails it comes back in. */
    @Test
    void noLineBreakStartsAHeaderOfAnAnswer() {
        String addressee = "mallory+" + marker + "@evil.example";
        ben.write(
                SUPPORT,
                "Question " + marker,
                PROVEN,
                "Subject: =?utf-8?q?Hello=0D=0ABcc:_" + addressee.replace("@", "=40") + "=0D=0A=0D=0A<script>?=",
                id());
        await().atMost(SOON).until(() -> tickets().size() == 1);
        ticket = Long.parseLong(desk.rows("select max(number) from tickets").get(0));

        desk.note(
                ticket,
                ACME,
                sam().put("sub", "sam-" + marker).put("name", "Sam\r\nBcc: " + addressee),
                true,
                "Answer " + marker);

        MimeMessage mail = answer();
        assertThat(Correspondent.subject(mail)).startsWith("[#" + ticket + "] Hello Bcc: ");
        assertThat(Correspondent.header(mail, "Bcc")).isEmpty();
        assertThat(Correspondent.text(mail)).contains("Answer " + marker);
        assertThat(mallory.mails()).isEmpty();
    }

    /** 24: what a mail brings is words wherever it is shown: its ticket, its own page, the desk and the answer to it. */
    @Test
    void nothingOfAMailRunsOrLoadsWhereverItIsShown() {
        String evil = "<img src=x onerror=alert(1)>";
        ben.write(
                SUPPORT,
                String.join(
                        "\r\n",
                        "--b",
                        "Content-Type: text/html; charset=utf-8",
                        "",
                        "<p>" + marker + "</p><script>alert(1)</script><img src=\"https://evil.example/pixel.png\">"
                                + "<a href=\"javascript:alert(1)\">one</a><a href=\"data:text/html,x\">two</a>"
                                + "<a href=\"https://good.example/\">three</a>\"><iframe src=//evil.example></iframe>"
                                + "<form action=//evil.example><input name=password></form><p style=\"position:fixed\">four</p>",
                        "--b",
                        "Content-Type: text/html; name=\"" + evil.replace("\"", "") + ".html\"",
                        "Content-Disposition: attachment; filename=\"\u202Elmth." + evil + ".html\"",
                        "",
                        "<script>alert(2)</script>",
                        "--b--"),
                PROVEN,
                "Subject: " + evil,
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=b",
                id());
        await().atMost(SOON).until(() -> tickets().size() == 1);
        ticket = Long.parseLong(desk.rows("select max(number) from tickets").get(0));
        String mail = desk.rows("select id from mails where ticket = " + ticket).get(0);
        String file =
                desk.rows("select id from attachments where ticket = " + ticket).get(0);

        Cast.signsIn(Cast.ben());
        Browser bens = new Browser();
        String page = "/o/acme/tickets/" + ticket;
        List<String> pages = List.of(
                bens.get(page).body(),
                bens.get(page + "/mails/" + mail).body(),
                bens.get("/o/acme/tickets").body());
        Cast.signsIn(Cast.sam());
        Browser sams = new Browser();
        assertThat(sams.get("/desk/queue/" + ticket).body()).satisfies(AttackedMailTest::isHarmless);
        assertThat(sams.get("/desk/tickets/" + ticket + "/mails/" + mail).body())
                .satisfies(AttackedMailTest::isHarmless);
        assertThat(pages).allSatisfy(AttackedMailTest::isHarmless);
        assertThat(pages.get(0)).contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(pages.get(1))
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", "https://good.example/")
                .doesNotContain("evil.example", "position:fixed", "\u202E");
        assertThat(bens.get(page + "/attachments/" + file).headers().firstValue("Content-Type"))
                .hasValue("application/octet-stream");
        assertThat(bens.get(page + "/attachments/" + file + "/image").statusCode())
                .isEqualTo(404);

        desk.note(ticket, ACME, sam(), true, "Answer");
        assertThat(Correspondent.html(answer()))
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .satisfies(AttackedMailTest::isHarmless);
    }

    private static void isHarmless(String html) {
        // Escaped twice where it is the source of a frame: neither there is it an element.
        assertThat(html.replace("&amp;", "&"))
                .doesNotContainIgnoringCase("<script>", "<img src=x", "href=\"javascript:", "href=\"data:")
                .doesNotContainIgnoringCase(
                        "href=&quot;javascript:", "href=&quot;data:", "pixel.png", "<form action=//");
    }

    private MimeMessage answer() {
        await().atMost(SOON).until(() -> ben.about(ticket).isPresent());
        return ben.about(ticket).orElseThrow();
    }

    private String id() {
        return "Message-ID: <" + UUID.randomUUID() + "@acme.example>";
    }

    private static JsonObject sam() {
        return Cast.sam().put("email", "sam@portico.example");
    }

    private static int status(JsonObject viewer, String path) {
        return given().auth()
                .oauth2(Cast.token(viewer))
                .get("/api/tickets" + path)
                .statusCode();
    }

    private static String asked(JsonObject viewer, String path) {
        return given().auth()
                .oauth2(Cast.token(viewer))
                .get("/api/tickets" + path)
                .asString();
    }

    private List<String> notes() {
        return desk.rows("select n.side, n.visible, p.name, n.text from notes n join persons p on p.id = n.author_id"
                + " where n.ticket = " + ticket + " order by n.id");
    }

    private List<String> tickets() {
        return desk.rows(
                "select t.organization_id, p.name, t.subject from tickets t join persons p on p.id = t.requester_id"
                        + " where t.description like '%" + marker + "%'");
    }
}
