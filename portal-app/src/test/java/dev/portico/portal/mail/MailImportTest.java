package dev.portico.portal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.platform.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Importing into a real database. Every test has an organisation of its own. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class MailImportTest {

    private static final String FORGED =
            "Message-ID: <a@x>\nFrom: eve@umbra.example\nSubject: Mine\nDate: Sun, 1 Nov 2026 09:00:00 +0000\n\nhello";
    private static final String REAL =
            "Message-ID: <a@x>\nFrom: ben@acme.example\nTo: support@portico.example\nSubject: Printer\n"
                    + "Date: Mon, 2 Nov 2026 09:00:00 +0000\n\nIt smokes.";

    @Inject
    MailImport mails;

    @Inject
    ImportMails command;

    @Inject
    DataSource database;

    @TempDir
    Path folder = Path.of("");

    String organization = "";

    @BeforeEach
    void organizationOfItsOwn() {
        organization = UUID.randomUUID().toString();
    }

    @Test
    void aThreadBecomesOneTicketWithNotes() throws IOException, SQLException {
        write(
                "1.eml",
                "Message-ID: <a@x>\nFrom: Ben Brandt <ben@acme.example>\nSubject: Printer\nDate: Mon, 2 Nov 2026 09:00:00 +0000\n\nIt smokes.");
        write(
                "2.eml",
                "Message-ID: <b@x>\nIn-Reply-To: <a@x>\nFrom: sam@portico.example\nSubject: Re: Printer\nDate: Mon, 2 Nov 2026 10:00:00 +0000\n\nSwitch it off.");

        MailImport.Outcome outcome = imported();

        assertThat(outcome.counts()).isEqualTo(new Counts(1, 1, 0, 0));
        assertThat(rows(
                        "select t.subject || '|' || description || '|' || p.email || '|' || created_at::date from tickets t"
                                + " join persons p on p.id = requester_id where organization_id = ?"))
                .containsExactly("Printer|It smokes.|ben@acme.example|2026-11-02");
        assertThat(rows(
                        "select n.text || '|' || n.side || '|' || n.visible from notes n join tickets t on t.number = n.ticket"
                                + " where t.organization_id = ?"))
                .containsExactly("Switch it off.|vendor|true");
    }

    @Test
    void aReplyImportedBeforeItsParentIsInTheSameTicket() throws IOException, SQLException {
        write(
                "z/reply.eml",
                "Message-ID: <b@x>\nReferences: <a@x>\nFrom: cleo@acme.example\nSubject: Re: Printer\n\nreply");
        imported();
        write(
                "parent.eml",
                "Message-ID: <a@x>\nFrom: ben@acme.example\nCc: cleo@acme.example\nSubject: Printer\n\nparent");

        MailImport.Outcome outcome = imported();

        assertThat(outcome.counts()).isEqualTo(new Counts(0, 1, 0, 1));
        assertThat(rows("select subject from tickets where organization_id = ?"))
                .hasSize(1);
    }

    @Test
    void whoMissesTheMiddleMailStillJoinsTheThread() throws IOException, SQLException {
        write(
                "c.eml",
                "Message-ID: <c@x>\nReferences: <a@x> <b@x>\nSubject: Re: Printer\nFrom: ben@acme.example\n\nthird");
        write(
                "d.eml",
                "Message-ID: <d@x>\nIn-Reply-To: <b@x>\nSubject: Re: Printer\nFrom: ben@acme.example\n\nalso third");
        write("e.eml", "Message-ID: <e@x>\nSubject: Printer\nFrom: ben@acme.example\n\nanother with the same subject");

        imported();

        assertThat(rows("select number::text from tickets where organization_id = ?"))
                .hasSize(2);
    }

    @Test
    void importingAgainImportsNothingTwice() throws IOException, SQLException {
        write("1.eml", "Message-ID: <a@x>\nFrom: ben@acme.example\nSubject: x\n\nwith id");
        write("2.eml", "From: ben@acme.example\nSubject: y\n\nwithout id");
        imported();

        MailImport.Outcome again = imported();

        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 0, 2));
        assertThat(rows("select number::text from tickets where organization_id = ?"))
                .hasSize(2);
    }

    @Test
    void twoImportsAtOnceImportNothingTwice() throws IOException, SQLException {
        for (int i = 0; i < 120; i++) {
            String thread = i % 3 == 0 ? "" : "References: <" + (i - i % 3) + "@x>\n";
            write(i + ".eml", "Message-ID: <" + i + "@x>\n" + thread + "From: ben@acme.example\nSubject: s\n\ntext");
        }

        List<CompletableFuture<MailImport.Outcome>> both =
                List.of(CompletableFuture.supplyAsync(this::imported), CompletableFuture.supplyAsync(this::imported));
        both.forEach(CompletableFuture::join);

        assertThat(rows("select number::text from tickets where organization_id = ?"))
                .hasSize(40);
        assertThat(rows("select message_id from mails where organization_id = ?"))
                .hasSize(120);
        assertThat(both).allSatisfy(one -> assertThat(one.join().failures()).isEmpty());
    }

    @Test
    void theSameMailInTwoOrganisationsIsTwoTickets() throws IOException, SQLException {
        write("1.eml", "Message-ID: <a@x>\nFrom: finn@acme.example\nSubject: x\n\ntext");
        imported();
        String first = organization;
        organization = UUID.randomUUID().toString();

        MailImport.Outcome other = imported();

        assertThat(other.counts().tickets()).isEqualTo(1);
        assertThat(organization).isNotEqualTo(first);
    }

    @Test
    void whatIsNoMailIsReportedByNameAndTheRestGoesOn() throws IOException, SQLException {
        write("empty.eml", "");
        write("notes.txt", "These are just my notes.\nThey are no mail.");
        Files.write(folder.resolve("random.eml"), new byte[] {0, 1, 2, 3, (byte) 0xff, 0, 0, 7});
        write("good.eml", "From: ben@acme.example\nSubject: good\n\ntext");

        MailImport.Outcome outcome = imported();

        String base = folder.getFileName().toString();
        assertThat(outcome.counts().tickets()).isEqualTo(1);
        assertThat(outcome.failures()).containsOnlyKeys(base + "/empty.eml", base + "/notes.txt", base + "/random.eml");
        assertThat(outcome.failures()).containsEntry(base + "/empty.eml", "empty");
    }

    @Test
    void aMailTheDatabaseRefusesTakesNobodyAlong() throws IOException, SQLException {
        for (int i = 0; i < 5; i++) {
            write(
                    i + ".eml",
                    "Message-ID: <" + i + "@x>\nFrom: ben" + i + "@acme.example\nSubject: s" + i + "\n\ntext");
        }
        execute("create or replace function refuse() returns trigger language plpgsql as"
                + " $$ begin if new.subject = 's3' then raise exception 'refused'; end if; return new; end $$");
        execute("create trigger refuse before insert on tickets for each row execute function refuse()");
        try {
            MailImport.Outcome outcome = imported();

            assertThat(outcome.counts().tickets()).isEqualTo(4);
            assertThat(outcome.failures()).containsOnlyKeys(folder.getFileName() + "/3.eml");
        } finally {
            execute("drop trigger refuse on tickets");
        }
        assertThat(rows("select subject from tickets where organization_id = ? order by subject"))
                .containsExactly("s0", "s1", "s2", "s4");
        assertThat(rows("select m.message_id from mails m where organization_id = ?"))
                .hasSize(4);
    }

    @Test
    void attachmentsKeepNameTypeAndBytes() throws IOException, SQLException {
        Files.write(folder.resolve("a.eml"), Messages.bytes("test-documents/testEmailWithPNGAtt.eml"));

        imported();

        assertThat(rows("select a.name || '|' || a.type || '|' || a.size || '|' || (select sum(length(c.content))"
                        + " from file_chunks c where c.file_id = f.id) || '|' || a.visible"
                        + " from attachments a join files f on f.id = a.file_id join tickets t on t.number = a.ticket"
                        + " where t.organization_id = ?"))
                .containsExactly("testPNG.png|image/png|17041|17041|true");
    }

    @Test
    void allTestMessagesAreImported() throws IOException, SQLException {
        int files = 0;
        List<String> resources = new ArrayList<>(Messages.ofMime4j());
        resources.addAll(Messages.ofTika());
        for (String resource : resources) {
            Files.write(folder.resolve(files++ + ".eml"), Messages.bytes(resource));
        }

        MailImport.Outcome outcome = imported();

        // Two of mime4j's have no header at all, and Tika's folder holds the same Message-ID twice; so do mime4j's
        // twins.
        assertThat(outcome.failures().values())
                .hasSizeLessThanOrEqualTo(4)
                .allMatch(reason -> reason.startsWith("is not a mail"));
        assertThat(outcome.counts().tickets()
                        + outcome.counts().notes()
                        + outcome.counts().known()
                        + outcome.failures().size())
                .isEqualTo(files);
    }

    @Test
    void theCommandSaysWhatItDidAndEndsWithOneWhenSomethingFailed() throws IOException {
        write("good.eml", "From: ben@acme.example\nSubject: good\n\ntext");
        write("bad.eml", "no mail");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int code = command.run(
                List.of(folder.toString(), "--organization", organization, "--organization-name", "Acme"),
                new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("in \\d+\\.\\d s", "in 0 s"))
                .isEqualTo("Imported: tickets 1, notes 0, attachments 0, known already 0, failed 1, in 0 s\n  "
                        + folder.getFileName()
                        + "/bad.eml: is not a mail: no From, To, Subject, Date or other header field of one\n");
    }

    @Test
    void wrongArgumentsAreExplainedAndEndWithTwo() {
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of(folder.toString()),
                List.of(folder.toString(), "--organization", UUID.randomUUID().toString()),
                List.of(folder.toString(), "--organization", "acme", "--organization-name", "Acme"),
                List.of(folder.toString(), "--organization", organization, "--rename"),
                List.of(folder.resolve("nowhere").toString(), "--organization", "x", "--organization-name", "X"),
                List.of(folder.toString(), "--organization"),
                List.of(folder.toString(), "--organization", "x", "--organization", "y", "--organization-name", "X"),
                List.of(folder.toString(), "--colour", "x"))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            assertThat(command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8)))
                    .isEqualTo(2);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: import mails");
        }
    }

    @Test
    void aKnownOrganisationNeedsNoNameAndIsRenamedOnlyWhenTheWordSaysSo() throws IOException, SQLException {
        write("1.eml", "From: ben@acme.example\nSubject: one\n\ntext");
        assertThat(run("--organization-name", "Acme")).startsWith("Imported: tickets 1,");
        write("2.eml", "From: ben@acme.example\nSubject: two\n\ntext");

        assertThat(run("--organization-name", "Evil"))
                .startsWith(organization + " is called Acme here: leave --organization-name out, or add --rename");
        assertThat(rows("select count(*) from tickets where organization_id = ?"))
                .containsExactly("1");
        assertThat(run()).startsWith("Imported: tickets 1,");
        assertThat(rows("select name from organizations where id = ?")).containsExactly("Acme");

        write("3.eml", "From: ben@acme.example\nSubject: three\n\ntext");
        assertThat(run("--organization-name", "Acme Ltd", "--rename")).startsWith("Imported: tickets 1,");
        assertThat(rows("select name from organizations where id = ?")).containsExactly("Acme Ltd");
    }

    @Test
    void whatTheArgumentsTellByThemselvesIsToldWithoutADatabase() {
        assertThat(ImportMails.complaint(List.of(folder.toString()))).hasValue("--organization is missing");
        assertThat(ImportMails.complaint(List.of(folder.toString(), "--organization", organization)))
                .isEmpty();
    }

    private String run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), "--organization", organization));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        command.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void mailsOfListedPeopleAreTheirsAtOnce() throws IOException, SQLException {
        String subject = UUID.randomUUID().toString();
        Path people = Files.writeString(
                Files.createTempFile("people", ".csv"),
                "subject,email,name\n" + subject + "," + subject + "@acme.example,\"Ben, Brandt\"\n");
        write("1.eml", "From: " + subject + "@acme.example\nSubject: x\n\ntext");

        command.run(
                List.of(
                        folder.toString(),
                        "--organization",
                        organization,
                        "--organization-name",
                        "Acme",
                        "--people",
                        people.toString()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

        assertThat(
                        rows(
                                "select p.subject || '|' || p.name from tickets join persons p on p.id = requester_id where organization_id = ?"))
                .containsExactly(subject + "|Ben, Brandt");
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed() throws IOException, SQLException {
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("secret.eml"), "From: a@b.example\nSubject: secret\n\ntext");
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("file.eml"), outside.resolve("secret.eml"));

        MailImport.Outcome outcome = imported();

        assertThat(outcome.counts()).isEqualTo(Counts.NONE);
        assertThat(outcome.failures()).hasSize(2).containsValue("is a symbolic link, which is not followed");
    }

    @Test
    void aMailWithTheIdOfAnotherTakesNothingFromIt() throws IOException, SQLException {
        write("forged.eml", FORGED);
        write("real.eml", REAL);

        MailImport.Outcome outcome = imported();

        assertThat(outcome.counts()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(tickets()).containsExactlyInAnyOrder("eve@umbra.example|Mine", "ben@acme.example|Printer");
        assertThat(outcome.oddities())
                .containsExactly(Map.entry(
                        folder.getFileName() + "/real.eml",
                        "has the Message-ID of a different mail; imported as a mail of its own"));
    }

    @Test
    void aMailWithTheIdOfAnotherIsImportedOnceInWhateverImport() throws IOException, SQLException {
        write("forged.eml", FORGED);
        imported();
        write("real.eml", REAL);
        imported();

        assertThat(imported().counts()).isEqualTo(new Counts(0, 0, 0, 2));
        write("copy.eml", "Received: from elsewhere\n" + REAL);
        assertThat(imported().counts()).isEqualTo(new Counts(0, 0, 0, 3));
        assertThat(tickets()).hasSize(2);
    }

    @Test
    void anAnswerGoesToTheTicketOfWhomItIsAddressedTo() throws IOException, SQLException {
        write("forged.eml", FORGED);
        write("real.eml", REAL);
        write(
                "answer.eml",
                "Message-ID: <b@x>\nIn-Reply-To: <a@x>\nFrom: sam@portico.example\nTo: ben@acme.example\nSubject: Re: Printer\n\nSecret");

        imported();

        assertThat(notes()).containsExactly("ben@acme.example|Secret");
    }

    @Test
    void anAnswerNeverGoesToAStrangerWhoTookTheId() throws IOException, SQLException {
        write("forged.eml", FORGED);
        imported();
        write(
                "answer.eml",
                "Message-ID: <b@x>\nIn-Reply-To: <a@x>\nFrom: sam@portico.example\nTo: ben@acme.example\nSubject: Re: Printer\n\nSecret");
        imported();

        assertThat(tickets()).containsExactlyInAnyOrder("eve@umbra.example|Mine", "ben@acme.example|Printer");
    }

    @Test
    void copiesThatTookDifferentWaysAreOneMail() throws IOException, SQLException {
        String mail = "From: ben@acme.example\nSubject: x\nDate: Mon, 2 Nov 2026 09:00:00 +0000\n\nHello\nFrom here\n";
        write("1.eml", mail);
        imported();
        write("2.eml", ("Received: by mx\n" + mail).replace("\n", "\r\n"));
        write(
                "3.mbox",
                "From ben@acme.example Mon Nov  2 09:00:00 2026\n" + mail.replace("\nFrom h", "\n>From h") + "\n");

        assertThat(imported().counts()).isEqualTo(new Counts(0, 0, 0, 3));
    }

    @Test
    void idsListedAheadPullNoMailIntoATicket() throws IOException, SQLException {
        write(
                "ahead.eml",
                "Message-ID: <e@x>\nReferences: <next@x> <support@x> <missing@x>\nFrom: eve@umbra.example\n"
                        + "To: support@portico.example, ben@acme.example\nSubject: Mine\n\ntext");
        imported();
        // Support's answer repeats the list.
        write(
                "copied.eml",
                "Message-ID: <s@x>\nReferences: <next@x> <support@x> <missing@x> <e@x>\nFrom: sam@portico.example\n"
                        + "To: eve@umbra.example\nSubject: Re: Mine\n\nanswer");
        imported();
        write(
                "next.eml",
                "Message-ID: <next@x>\nFrom: ben@acme.example\nTo: sam@portico.example\nSubject: First\n\nSecret");
        write(
                "support.eml",
                "Message-ID: <support@x>\nFrom: sam@portico.example\nTo: cleo@acme.example\nSubject: Second\n\nSecret");
        write(
                "answer.eml",
                "Message-ID: <m@x>\nIn-Reply-To: <missing@x>\nFrom: dan@acme.example\nTo: sam@portico.example\nSubject: Third\n\nSecret");

        imported();

        assertThat(tickets())
                .containsExactlyInAnyOrder(
                        "eve@umbra.example|Mine",
                        "ben@acme.example|First",
                        "cleo@acme.example|Second",
                        "dan@acme.example|Third");
        assertThat(notes()).containsExactly("eve@umbra.example|answer");
    }

    @Test
    void whatSupportAnsweredJoinsItsAnswerLater() throws IOException, SQLException {
        write(
                "answer.eml",
                "Message-ID: <b@x>\nIn-Reply-To: <a@x>\nFrom: sam@portico.example\nTo: ben@acme.example\nSubject: Re: Printer\n\nanswer");
        imported();
        write("real.eml", REAL);
        imported();

        assertThat(tickets()).containsExactly("ben@acme.example|Printer");
        assertThat(notes()).containsExactly("ben@acme.example|It smokes.");
    }

    private List<String> tickets() throws SQLException {
        return rows("select p.email || '|' || t.subject from tickets t join persons p on p.id = requester_id"
                + " where organization_id = ?");
    }

    /** With the address of whose ticket it is. */
    private List<String> notes() throws SQLException {
        return rows("select p.email || '|' || n.text from notes n join tickets t on t.number = n.ticket"
                + " join persons p on p.id = t.requester_id where t.organization_id = ?");
    }

    private MailImport.Outcome imported() {
        Target target = new Target(new OrganizationId(organization), "Acme", new Support(Set.of("@portico.example")));
        return mails.run(
                List.of(folder),
                target,
                new Progress(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false));
    }

    private void write(String name, String mail) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, mail);
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, organization);
            ResultSet row = select.executeQuery();
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
