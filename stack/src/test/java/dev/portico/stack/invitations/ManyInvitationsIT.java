package dev.portico.stack.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** A file of people: each line gets its answer, and a broken one spoils no other. */
@OnTheStack
class ManyInvitationsIT {

    private static final String HEADER = "email,firstName,lastName,level,roles,ownTicketsOnly,until\n";

    private final SharedStack stack;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    private OrganizationRepresentation organization;
    private Inviting inviting;
    private People.Person admin;

    ManyInvitationsIT(SharedStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void anOrganizationWithAnAdmin() {
        organization = stack.people().organization("many");
        admin = stack.people().person("admin");
        stack.people().join(admin, organization.getId(), "portal-admin");
        inviting = Inviting.as(stack, admin.username(), organization.getAlias());
    }

    /** Its mails are of no interest any more, and others wait for theirs. */
    @AfterEach
    void theOrganizationGoes() {
        stack.realm().organizations().get(organization.getId()).delete().close();
    }

    @Test
    void everyLineIsAnsweredInItsOrderWithAPreciseReason() {
        inviting.member(email("pending"));

        Tokens.Answer answer = inviting.many(HEADER
                + email("good") + ",Nina,Novak,portal-member,,true,2099-01-31T00:00:00Z\n"
                + "nonsense,,,,,,\n"
                + email("good") + ",,,,,,\n"
                + email("king") + ",,,king,,,\n"
                + email("messenger") + ",,,portal-member,enable-in-app-messenger,,\n"
                + email("past") + ",,,portal-member,,,2020-01-01T00:00:00Z\n"
                + email("pending") + ",,,,,,\n"
                + admin.username() + "@test.example,,,,,,\n"
                + "\"" + email("quote") + ",,,,,,\n"
                + email("short") + ",,\n"
                + "\n"
                + email("none") + ",,,,,,\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(lines(answer))
                .containsExactly(
                        "2 " + email("good") + " invited null null",
                        "3 nonsense refused invalid-value email must be an e-mail address",
                        "4 " + email("good") + " refused invalid-value email is on line 2 already",
                        "5 " + email("king")
                                + " refused invalid-level level must be none or the name of an access level",
                        "6 " + email("messenger")
                                + " refused above-own-rights Nobody can grant what they do not hold themselves",
                        "7 " + email("past") + " refused invalid-value until must be in the future",
                        "8 " + email("pending")
                                + " refused already-member email is invited already; send it again, or revoke it first",
                        "9 " + admin.username() + "@test.example refused already-member email is a member's already",
                        "10  refused invalid-value A quote in the line is never closed",
                        "11  refused invalid-value The line has 3 fields, and the header has 7",
                        "13 " + email("none") + " invited null null");
        assertThat(inviting.emails()).containsExactlyInAnyOrder(email("good"), email("pending"), email("none"));
    }

    /** As a spreadsheet writes them: the last day, as everywhere in the portal, and yes. */
    @Test
    void aDayIsTheLastOneAndYesIsTrue() {
        Tokens.Answer answer = inviting.many("email,level,ownTicketsOnly,until\n"
                + email("day") + ",portal-member,Yes,2098-12-31\n"
                + email("no-day") + ",portal-member,no,2098-02-30\n"
                + email("often") + ",portal-member,often,\n");

        assertThat(items(answer)
                        .map(item -> status(item) + " " + item.get("field").asText()))
                .containsExactly("invited null", "refused until", "refused ownTicketsOnly");
        JsonNode invited = inviting.list("").json().at("/items/0");
        assertThat(invited.get("until").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(invited.get("ownTicketsOnly").asBoolean()).isTrue();
    }

    @Test
    void everybodyInvitedGetsAMail() {
        List<String> emails =
                IntStream.range(0, 50).mapToObj(i -> email("p" + i)).toList();

        inviting.many("email,level\n"
                + String.join(
                        "\n",
                        emails.stream().map(each -> each + ",portal-member").toList()));

        await().atMost(Duration.ofSeconds(60)).until(() -> emails.stream()
                .allMatch(each -> stack.mailbox().mailsTo(each).size() == 1));
        assertThat(emails).allMatch(each -> stack.mailbox().mailsTo(each).size() == 1);
    }

    @Test
    void whoIsInvitedAloneDoesNotWaitBehindAWholeFile() {
        String alone = email("alone");
        inviting.many("email\n"
                + String.join(
                        "\n",
                        IntStream.range(0, 1000).mapToObj(i -> email("q" + i)).toList()));

        inviting.member(alone);

        assertThat(Letter.to(stack, alone).subject()).startsWith("Support portal: ");
        assertThat(stack.mailbox().mails().stream().filter(this::isOfTheFile)).hasSizeLessThan(1000);
    }

    @Test
    void tenThousandLinesKeepNobodyWaitingForMails() {
        String lines = HEADER
                + String.join(
                        "\n",
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> i % 100 == 99
                                        ? "broken " + i + ",,,,,,"
                                        : email("t" + i) + ",,,portal-member,,,")
                                .toList());
        Instant begin = Instant.now();

        Tokens.Answer answer = inviting.many(lines);
        Duration took = Duration.between(begin, Instant.now());

        System.out.printf("10,000 lines of CSV answered in %d ms%n", took.toMillis());
        List<JsonNode> items = items(answer).toList();
        assertThat(items).hasSize(10_000);
        assertThat(items.stream().filter(each -> status(each).equals("invited")))
                .hasSize(9_900);
        assertThat(items.stream().filter(each -> status(each).equals("refused")))
                .hasSize(100)
                .allMatch(each -> each.get("reason").asText().equals("invalid-value"));
        assertThat(took).isLessThan(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "level\nportal-member\n", "email,king\nx@y.example,z\n", "email,email\n", "x@y.example\n"})
    void aFileWithoutAnUnderstandableHeaderIsRefusedAsAWhole(String file) {
        Tokens.Answer answer = inviting.many(file);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("reason").asText()).isEqualTo("invalid-value");
        assertThat(inviting.emails()).isEmpty();
    }

    @Test
    void tooMuchIsRefusedAsAWhole() {
        assertThat(inviting.many("email\n" + "a@b.example\n".repeat(10_001)).status())
                .isEqualTo(422);
        assertThat(inviting.many("email\n" + " ".repeat(4 * 1024 * 1024)).status())
                .isEqualTo(413);
        assertThat(inviting.post("", "application/xml", "<email/>").status()).isEqualTo(415);
        assertThat(inviting.emails()).isEmpty();
    }

    private boolean isOfTheFile(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString().endsWith(mark + "@x.example");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private String email(String name) {
        return name + "-" + mark + "@x.example";
    }

    private static List<String> lines(Tokens.Answer answer) {
        return items(answer)
                .map(item -> item.get("line").asText() + " " + item.get("email").asText() + " " + status(item) + " "
                        + item.get("reason").asText() + " " + item.get("detail").asText())
                .toList();
    }

    private static Stream<JsonNode> items(Tokens.Answer answer) {
        return StreamSupport.stream(answer.json().get("items").spliterator(), false);
    }

    private static String status(JsonNode item) {
        return item.get("status").asText();
    }
}
