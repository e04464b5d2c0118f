package dev.portico.portal.inbox;

import static dev.portico.portal.inbox.Correspondent.SUPPORT;
import static dev.portico.portal.platform.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import dev.portico.portal.tickets.Folded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mail out and in with a real mail server (R5, R63): who is told what, and whose answers join a ticket. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
@QuarkusTestResource(value = Post.class, restrictToAnnotatedClass = true)
class MailFlowTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    TicketsByMail desk;

    private final Correspondent ben = new Correspondent("ben@acme.example");
    private final Correspondent cleo = new Correspondent("cleo@acme.example");
    private final Correspondent sam = new Correspondent("sam@portico.example");
    private final Correspondent mallory = new Correspondent("mallory@evil.example");
    private long ticket;

    @BeforeEach
    void aTicket() {
        Cast.known(Cast.ben(), Cast.cleo(), Cast.sam().put("email", "sam@portico.example"));
        Cast.signsIn(Cast.ben());
        ticket = desk.ticket(Cast.ben(), ACME, "Printer on fire");
    }

    @AfterEach
    void theRealmIsBack() {
        Cast.signsIn(Cast.ben());
        Cast.known();
    }

    @Test
    void anAgentWhoHasNoNameAnswersAsSupport() {
        JsonObject nameless =
                sam().put("sub", "nameless-id").put("name", "Support").put("email", "nameless@vendor.example");
        desk.note(ticket, ACME, nameless, true, "Switch it off.");

        assertThat(Correspondent.text(received(ben)))
                .contains("\n\nSupport has answered:\n\n")
                .doesNotContain("of Support");
    }

    @Test
    void whenSupportAnswersItsCustomerIsToldWithALinkAndNothingInternal() {
        desk.note(ticket, ACME, sam(), false, "between us: he is difficult");
        desk.note(ticket, ACME, sam(), true, "Switch it <off>, please.\nThen wait.");

        MimeMessage mail = received(ben);
        assertThat(Correspondent.text(mail)).isEqualTo("""
                Hello Ben,

                Sam of Support has answered:

                [#%1$d] Printer on fire

                Switch it <off>, please.
                Then wait.

                Files: 1. They are in the portal.

                Open ticket %1$d: https://portal.example/o/acme/tickets/%1$d#note-%2$s

                You can simply reply to this mail. Your answer is then added to the ticket.

                --\s
                Support
                You receive this mail because you take part in ticket %1$d.
                Choose your mails: https://portal.example/o/acme/preferences
                """.formatted(ticket, newestNote()));
        assertThat(Correspondent.links(mail)).hasSize(2).allSatisfy(link -> assertThat(Correspondent.html(mail))
                .contains("href=\"" + link + "\""));
        assertThat(Correspondent.html(mail))
                .contains("Switch it &lt;off&gt;, please.<br>", "https://portal.example/o/acme/tickets/" + ticket)
                .contains("#note-" + newestNote() + "</a>")
                .doesNotContain("between us", "<script", "<img", "display:none", "http://");
        assertThat(Correspondent.header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(ben.all(ticket)).hasSize(1);
        assertThat(cleo.all(ticket)).isEmpty();
        assertThat(mail.toString()).doesNotContain("between us");
    }

    @Test
    void whatIsMadeVisibleLaterIsToldThenAndOnlyOnce() {
        long note = desk.note(ticket, ACME, sam(), false, "Now for you.");
        long other = desk.note(ticket, ACME, sam(), true, "First for you.");
        assertThat(Correspondent.text(received(ben))).contains("First for you.");

        desk.shown(ticket, note);
        desk.shown(ticket, note);

        await().atMost(SOON).until(() -> ben.all(ticket).size() == 2);
        assertThat(Correspondent.text(received(ben))).contains("Now for you.");
        assertThat(outgoing()).containsExactlyInAnyOrder("sent|" + note, "sent|" + other);
    }

    @Test
    void whatIsHiddenAgainBeforeItIsToldIsNotTold() {
        Cast.extensionFails();
        long note = desk.note(ticket, ACME, sam(), true, "Oops, internal.");
        await().atMost(SOON).until(() -> reasons().contains("queued|could-not-ask"));
        desk.show(note, false);

        theExtensionIsBack();

        await().atMost(SOON).until(() -> reasons().contains("dropped|not-to-be-seen"));
        assertThat(ben.all(ticket)).isEmpty();
    }

    @Test
    void whoLostAccessIsNotTold() {
        JsonObject revoked = Cast.ben();
        revoked.put("entitlements", new JsonArray());
        Cast.known(revoked);

        desk.note(ticket, ACME, sam(), true, "Secret answer");

        await().atMost(SOON).until(() -> reasons().contains("dropped|not-to-be-seen"));
        assertThat(ben.all(ticket)).isEmpty();
    }

    @Test
    void whileNobodyCanBeAskedTheMailWaits() {
        Cast.extensionFails();
        desk.note(ticket, ACME, sam(), true, "Patience");
        await().atMost(SOON).until(() -> reasons().contains("queued|could-not-ask"));
        assertThat(ben.all(ticket)).isEmpty();

        theExtensionIsBack();

        assertThat(Correspondent.text(received(ben))).contains("Patience");
    }

    @Test
    void whoWantsNoMailGetsNone() {
        desk.execute("insert into mail_preferences (person_id, answered) values (" + desk.person("ben-id") + ", false)"
                + " on conflict (person_id) do update set answered = false");
        try {
            desk.note(ticket, ACME, sam(), true, "Not wanted");

            await().atMost(SOON).until(() -> reasons().contains("dropped|gone"));
            assertThat(ben.all(ticket)).isEmpty();
        } finally {
            desk.execute("delete from mail_preferences");
        }
    }

    @Test
    void mailsAreInTheLanguageOfWhoReceivesThem() {
        Cast.known(Cast.ben().put("locale", "he"));
        desk.note(ticket, ACME, sam(), true, "Shalom");

        MimeMessage mail = received(ben);
        assertThat(Correspondent.text(mail)).startsWith("שלום \u2068Ben\u2069,");
        assertThat(Correspondent.html(mail)).contains("<html lang=\"he\" dir=\"rtl\">");
        assertThat(Correspondent.header(mail, "Content-Language")).isEqualTo("he");
    }

    @Test
    void whatSomebodyWroteStaysInItsParagraphsAndBringsNothingWithIt() {
        desk.note(ticket, ACME, sam(), true, "First:\n- <b>one</b>\n\n\nThen.\n{letter.preferences}\n");

        assertThat(Correspondent.html(received(ben)))
                .contains("<p>First:<br>\n- &lt;b&gt;one&lt;/b&gt;</p>\n<p>Then.<br>\n{letter.preferences}</p>");
    }

    @Test
    void aMailCanBeReadWhereItIsDark() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.");

        assertThat(Correspondent.html(received(ben)))
                .contains("<meta name=\"color-scheme\" content=\"light dark\">", "prefers-color-scheme: dark")
                .doesNotContain("url(", "@import");
    }

    @Test
    void anAnswerToTheReplyAddressJoinsTheTicketAndTellsItsAgent() {
        desk.execute("update tickets set assignee_id = " + desk.personOf(sam()) + " where number = " + ticket);
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
        MimeMessage mail = received(ben);

        ben.write(
                Correspondent.replyTo(mail),
                "It is off now.\n\nOn Mon, 2 Nov 2026 at 10:00, Support wrote:\n> Switch it off.\n> Then wait.",
                "Subject: Re: whatever I like",
                "Message-ID: <" + UUID.randomUUID() + "@acme.example>");

        await().atMost(SOON).until(() -> notes().size() == 2);
        assertThat(notes().get(1)).startsWith("customer|true|Ben|It is off now.");
        assertThat(desk.rows("select status from tickets where number = " + ticket))
                .containsExactly("waiting-for-support");
        assertThat(Correspondent.text(received(sam)))
                .contains("Ben has written:", "It is off now.", "https://portal.example/desk/tickets/" + ticket)
                .doesNotContain("Then wait.");
    }

    /** As mail programs answer that know nothing but HTML, with all of ours below. */
    @Test
    void whatAnAnswerOfHtmlAloneQuotesIsToldFromWhatItSays() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.\n\nThen wait.");
        MimeMessage mail = received(ben);
        String ours =
                Correspondent.html(mail).replaceFirst("(?s).*?<body[^>]*>", "").replaceFirst("(?s)</body>.*", "");

        ben.write(
                Correspondent.replyTo(mail),
                "<html><body><div dir=ltr>It is off now.<br><br>Thanks</div><br><div class=gmail_quote><div>On Mon, 2 Nov 2026 at 10:00,"
                        + " Support &lt;support@portico.example&gt; wrote:<br></div><blockquote class=gmail_quote>"
                        + ours
                        + "</blockquote></div></body></html>",
                "Subject: Re: whatever I like",
                "MIME-Version: 1.0",
                "Content-Type: text/html; charset=utf-8",
                "Message-ID: <" + UUID.randomUUID() + "@acme.example>");

        await().atMost(SOON).until(() -> notes().size() == 2);
        Folded note = Folded.of(notes().get(1));
        assertThat(note.words()).isEqualTo("customer|true|Ben|It is off now.\n\nThanks");
        assertThat(note.quoted())
                .startsWith("On Mon, 2 Nov 2026 at 10:00, Support <support@portico.example> wrote:")
                .contains("\n> Switch it off.\n>\n> Then wait.\n");
    }

    @Test
    void anAnswerThatOnlyNamesOurMailJoinsTheTicketToo() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
        String id = Correspondent.header(received(ben), "Message-ID");

        ben.write(SUPPORT, "By reference", "In-Reply-To: " + id, "Message-ID: <" + UUID.randomUUID() + "@x>");

        await().atMost(SOON).until(() -> notes().size() == 2);
        assertThat(notes().get(1)).isEqualTo("customer|true|Ben|By reference");
    }

    @Test
    void anAgentsAnswerByMailIsAnInternalNote() {
        desk.execute("update tickets set assignee_id = " + desk.personOf(sam()) + " where number = " + ticket);
        desk.note(ticket, ACME, Cast.ben(), true, "Still burning.");
        MimeMessage mail = received(sam);

        sam.write(Correspondent.replyTo(mail), "He has no idea.", "Message-ID: <" + UUID.randomUUID() + "@x>");

        await().atMost(SOON).until(() -> notes().size() == 2);
        assertThat(notes().get(1)).isEqualTo("vendor|false|Sam|He has no idea.");
        assertThat(ben.all(ticket)).isEmpty();
    }

    @Test
    void somebodyElsesMailToTheReplyAddressIsATicketOfItsOwnAndTheySeeNothing() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
        String address = Correspondent.replyTo(received(ben));
        String marker = UUID.randomUUID().toString();

        mallory.write(address, "Let me in " + marker, "Subject: Re: [#" + ticket + "] Printer on fire");
        cleo.write(address, "I am his colleague " + marker, "Subject: Re: Printer on fire");

        await().atMost(SOON).until(() -> tickets(marker).size() == 2);
        assertThat(tickets(marker))
                .containsExactlyInAnyOrder(
                        "unknown-senders|mallory@evil.example|[#" + ticket + "] Printer on fire",
                        "11111111-acme|Cleo|Printer on fire");
        assertThat(notes()).hasSize(1);
        assertThat(mallory.mails()).isEmpty();
        assertThat(desk.rows("select 1 from participants where ticket = " + ticket))
                .isEmpty();
    }

    @Test
    void aGuessedReferenceOrAChangedAddressJoinsNothing() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
        MimeMessage mail = received(ben);
        long others = desk.ticket(Cast.cleo(), ACME, "Cleo's own");
        String marker = UUID.randomUUID().toString();

        ben.write(
                Correspondent.replyTo(mail).replace("+" + ticket + ".", "+" + others + "."),
                "Into hers " + marker,
                "Message-ID: <1." + marker + "@x>");
        ben.write(
                SUPPORT,
                "Guessed " + marker,
                "In-Reply-To: <guess." + ticket + "@portico.example>",
                "Message-ID: <2." + marker + "@x>");

        await().atMost(SOON).until(() -> tickets(marker).size() == 2);
        assertThat(desk.rows("select 1 from notes where ticket = " + others)).isEmpty();
        assertThat(notes()).hasSize(1);
    }

    @Test
    void whoLostAccessNoLongerWritesIntoTheTicket() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
        String address = Correspondent.replyTo(received(ben));
        String marker = UUID.randomUUID().toString();
        Cast.known(Cast.sam());

        ben.write(address, "Still me " + marker);

        await().atMost(SOON).until(() -> !tickets(marker).isEmpty());
        assertThat(tickets(marker)).containsExactly("unknown-senders|Ben|(no subject)");
        assertThat(notes()).hasSize(1);
    }

    @Test
    void whileTheSenderCannotBeAskedAboutTheirMailWaits() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
        String address = Correspondent.replyTo(received(ben));
        Cast.extensionFails();
        String marker = UUID.randomUUID().toString();

        ben.write(address, "Patience " + marker, "Message-ID: <" + marker + "@x>");
        await().atMost(SOON)
                .until(() -> !desk.rows("select 1 from incoming where state = 'waiting' and reason = 'could-not-ask'")
                        .isEmpty());
        assertThat(notes()).hasSize(1);
        theExtensionIsBack();

        await().atMost(SOON).until(() -> notes().size() == 2);
        assertThat(notes().get(1)).isEqualTo("customer|true|Ben|Patience " + marker);
        assertThat(tickets(marker)).isEmpty();
    }

    @Test
    void revokedReplyAddressesJoinNothingAnyMore() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
        MimeMessage mail = received(ben);
        String marker = UUID.randomUUID().toString();
        desk.execute("insert into mail_preferences (person_id, generation) values (" + desk.person("ben-id") + ", 1)");
        try {
            ben.write(
                    Correspondent.replyTo(mail),
                    "Stolen " + marker,
                    "In-Reply-To: " + Correspondent.header(mail, "Message-ID"));

            await().atMost(SOON).until(() -> !tickets(marker).isEmpty());
            assertThat(notes()).hasSize(1);
        } finally {
            desk.execute("delete from mail_preferences");
        }
    }

    @Test
    void aKnownCustomersNewMailIsTheirTicket() {
        String marker = UUID.randomUUID().toString();

        ben.write(
                SUPPORT,
                "New trouble " + marker,
                "Subject: =?utf-8?q?K=C3=BChlschrank?=",
                "Message-ID: <" + marker + "@x>");

        await().atMost(SOON).until(() -> !tickets(marker).isEmpty());
        assertThat(tickets(marker)).containsExactly("11111111-acme|Ben|Kühlschrank");
    }

    @Test
    void theSameMailIsTakenOnce() {
        String marker = UUID.randomUUID().toString();
        byte[] mail = ("From: ben@acme.example\r\nTo: " + SUPPORT + "\r\nMessage-ID: <" + marker
                        + "@x>\r\nSubject: Twice\r\n\r\nTwice " + marker)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        ben.send(SUPPORT, mail);
        ben.send(SUPPORT, mail);
        ben.write(SUPPORT, "Afterwards " + marker, "Message-ID: <after-" + marker + "@x>");

        await().atMost(SOON).until(() -> tickets("Afterwards " + marker).size() == 1);
        assertThat(tickets("Twice " + marker)).hasSize(1);
    }

    @Test
    void outOfOfficeAndOurOwnMailsComingBackAreNoNotes() {
        desk.note(ticket, ACME, sam(), true, "Switch it off.");
        MimeMessage mail = received(ben);
        String marker = UUID.randomUUID().toString();

        ben.write(
                Correspondent.replyTo(mail),
                "I am away",
                "Auto-Submitted: auto-replied",
                "Message-ID: <1" + marker + "@x>");
        ben.write(Correspondent.replyTo(mail), "I am away, too", "Precedence: bulk", "Message-ID: <2" + marker + "@x>");
        ben.write(
                Correspondent.replyTo(mail),
                "Loop",
                "List-Id: <tickets.portico.example>",
                "Message-ID: <3" + marker + "@x>");
        ben.write(Correspondent.replyTo(mail), "Ours", "Message-ID: " + Correspondent.header(mail, "Message-ID"));
        new Correspondent(SUPPORT).write(SUPPORT, "From us", "Message-ID: <4" + marker + "@x>");
        ben.write(Correspondent.replyTo(mail), "But this is me " + marker, "Message-ID: <5" + marker + "@x>");

        await().atMost(SOON).until(() -> notes().size() == 2);
        assertThat(notes().get(1)).endsWith("But this is me " + marker);
        assertThat(desk.rows("select reason from incoming where state = 'ignored' order by id desc limit 5"))
                .containsExactlyInAnyOrder("automatic", "automatic", "loop", "loop", "loop");
    }

    @Test
    void aBounceIsShownOnTheMailItIsAbout() {
        long note = desk.note(ticket, ACME, sam(), true, "Switch it off.");
        MimeMessage mail = received(ben);
        String bounces = Correspondent.header(mail, "Return-Path").replaceAll("[<>]", "");

        new Correspondent("mailer-daemon@acme.example")
                .write(
                        bounces,
                        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.acme.example\r\n\r\n"
                                + "Final-Recipient: rfc822; ben@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--",
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                        "Subject: Undelivered");

        await().atMost(SOON).until(() -> outgoing().contains("bounced|" + note));
        assertThat(reasons()).contains("bounced|bounced 5.1.1");
        assertThat(notes()).hasSize(1);
    }

    /** The mail that comes back along with it says what somebody wrote. */
    @Test
    void aBounceIsWhatTheReportSaysAndNotWhatTheMailSaid() {
        long note = desk.note(ticket, ACME, sam(), true, "Action: delayed");
        String bounces = Correspondent.header(received(ben), "Return-Path").replaceAll("[<>]", "");

        new Correspondent("mailer-daemon@acme.example")
                .write(
                        bounces,
                        """
                        --b
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; mx.acme.example

                        Final-Recipient: rfc822; ben@acme.example
                        Action: failed
                        Status: 5.2.2

                        --b
                        Content-Type: message/rfc822

                        Subject: Printer on fire

                        Action: delayed
                        Status: 4.4.1
                        --b--""".replace("\n", "\r\n"),
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                        "Subject: Undelivered");

        await().atMost(SOON).until(() -> outgoing().contains("bounced|" + note));
        assertThat(reasons()).contains("bounced|bounced 5.2.2");
    }

    /** Servers that put a footer below, or take reports apart, leave it as late as it was; and as failed. */
    @Test
    void aReportThatWasChangedOnTheWaySaysWhatItSaid() {
        long note = desk.note(ticket, ACME, sam(), true, "Switch it off.");
        String bounces = Correspondent.header(received(ben), "Return-Path").replaceAll("[<>]", "");
        Correspondent server = new Correspondent("mailer-daemon@acme.example");
        String fields = "Final-Recipient: rfc822; ben@acme.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n";
        String wrapped = "--a\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n%s\r\n--b--\r\n\r\n--a--";
        String mixed = "Content-Type: multipart/mixed; boundary=a";

        long before = bounces().count();

        server.write(bounces, wrapped.formatted(fields), "MIME-Version: 1.0", mixed, "Subject: Late");
        server.write(bounces, "It is late.\r\n\r\n" + fields, "Subject: Late, in words");
        server.write(
                bounces,
                "--b\r\n\r\nIt is late.\r\n--b--",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "Subject: Late, in a report without one");

        await().atMost(SOON).untilAsserted(() -> assertThat(bounces().skip(before))
                .containsExactly("ignored|bounce", "ignored|bounce", "aside|unknown-bounce"));
        assertThat(outgoing()).contains("sent|" + note);

        server.write(
                bounces,
                wrapped.formatted(fields.replace("delayed", "failed")),
                "MIME-Version: 1.0",
                "Auto-Submitted: auto-replied",
                mixed,
                "Subject: Failed");

        await().atMost(SOON).until(() -> outgoing().contains("bounced|" + note));
    }

    @Test
    void aStrangerGetsSupportsAnswerAndNoWayIntoTheTicket() {
        String marker = UUID.randomUUID().toString();
        Correspondent stranger = new Correspondent("stranger-" + marker + "@nowhere.example");
        stranger.write(SUPPORT, "May I ask " + marker, "Subject: A question", "Message-ID: <1" + marker + "@x>");
        await().atMost(SOON).until(() -> !tickets(marker).isEmpty());
        ticket = Long.parseLong(desk.rows("select number from tickets where description like '%" + marker + "%'")
                .get(0));
        JsonObject outside = new JsonObject().put("id", "unknown-senders").put("name", "Unknown senders");
        desk.note(ticket, outside, sam(), false, "Who is that?");
        desk.note(ticket, outside, sam(), true, "You may.");

        MimeMessage mail = received(stranger);
        assertThat(Correspondent.text(mail)).contains("You may.").doesNotContain("https://", "Who is that?");
        assertThat(Correspondent.replyTo(mail)).isEqualTo(SUPPORT);
        assertThat(Correspondent.header(mail, "In-Reply-To")).isEqualTo("<1" + marker + "@x>");
        stranger.write(
                SUPPORT,
                "Then I ask " + marker,
                "In-Reply-To: " + Correspondent.header(mail, "Message-ID"),
                "Message-ID: <2" + marker + "@x>");
        await().atMost(SOON).until(() -> tickets(marker).size() == 2);
        assertThat(notes()).hasSize(2);
    }

    @Test
    void aSenderWhoFloodsIsSetAside() {
        Correspondent flood = new Correspondent("flood-" + UUID.randomUUID() + "@evil.example");
        for (int i = 0; i < 35; i++) {
            flood.write(SUPPORT, "Flood " + i, "Message-ID: <" + UUID.randomUUID() + "@x>");
        }

        await().atMost(SOON)
                .until(() -> desk.rows("select 1 from incoming where state = 'aside' and reason = 'too-many'")
                                .size()
                        == 5);
    }

    private MimeMessage received(Correspondent who) {
        await().atMost(SOON).until(() -> who.about(ticket).isPresent());
        return who.about(ticket).orElseThrow();
    }

    private static JsonObject sam() {
        return Cast.sam().put("email", "sam@portico.example");
    }

    private void theExtensionIsBack() {
        Cast.signsIn(Cast.ben());
        desk.execute("update outgoing set next_at = now() where state = 'queued'");
        desk.execute("update incoming set next_at = now() where state = 'waiting'");
    }

    private String newestNote() {
        return desk.rows("select max(id) from notes where ticket = " + ticket).get(0);
    }

    private List<String> notes() {
        return desk.rows("select n.side, n.visible, p.name, n.text from notes n join persons p on p.id = n.author_id"
                + " where n.ticket = " + ticket + " order by n.id");
    }

    private List<String> tickets(String text) {
        return desk.rows(
                "select t.organization_id, p.name, t.subject from tickets t join persons p on p.id = t.requester_id"
                        + " where t.description like '%" + text + "%'");
    }

    private List<String> outgoing() {
        return desk.rows("select state, note_id from outgoing where ticket = " + ticket);
    }

    /** What became of each mail to where failures go, of every test. */
    private Stream<String> bounces() {
        return desk.rows("select state, reason from incoming where reason like '%bounce' order by id").stream();
    }

    private List<String> reasons() {
        return desk.rows("select state, reason from outgoing where ticket = " + ticket);
    }
}
