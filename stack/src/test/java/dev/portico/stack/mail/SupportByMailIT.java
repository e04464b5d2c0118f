package dev.portico.stack.mail;

import static dev.portico.stack.mail.Correspondence.BEN;
import static dev.portico.stack.mail.Correspondence.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.PortalServer;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Support answers, the customer gets the mail and answers by mail; nobody else does (R5, R60, R63, attack cases 8, 21, 22). */
@OnTheStack
class SupportByMailIT {

    private final SharedStack stack;
    private final Correspondence post;

    SupportByMailIT(SharedStack stack) {
        this.stack = stack;
        this.post = new Correspondence(stack);
    }

    @Test
    void benGetsTheAnswerByMailAndAnswersByMail() throws Exception {
        long ticket = post.opened("ben", "Kettle on fire");
        post.posted("sam", "/api/tickets/" + ticket + "/notes", "He never descales it.");
        post.posted("sam", "/api/tickets/" + ticket + "/replies", "Please pull the plug.");

        MimeMessage mail = post.mail(BEN, ticket);
        assertThat(Correspondence.text(mail))
                .contains("Please pull the plug.", stack.portalUrl() + "/o/acme/tickets/" + ticket)
                .doesNotContain("descales");
        post.write(
                BEN,
                Correspondence.replyTo(mail),
                "Re: " + mail.getSubject(),
                "I did.\n\nOn Monday, Support wrote:\n> Please pull the plug.");

        await().atMost(SOON).until(() -> post.notes("ben", ticket).contains("I did."));
        assertThat(post.asked("sam", "/api/tickets/" + ticket)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("waiting-for-support");
        assertThat(post.notes("ada", ticket)).contains("I did.").doesNotContain("descales");
        assertThat(post.notes("sam", ticket)).contains("I did.", "descales");
        assertThat(post.asked("cleo", "/api/tickets/" + ticket).status()).isEqualTo(404);
        assertThat(post.asked("eve", "/api/tickets/" + ticket).status()).isEqualTo(404);
        assertThat(stack.mailbox().mailsTo("cleo@acme.example"))
                .noneMatch(other -> Correspondence.subject(other).contains("[#" + ticket + "]"));
    }

    @Test
    void whoeverElseWritesToHisReplyAddressGetsATicketOfTheirOwn() throws Exception {
        long ticket = post.opened("ben", "Toaster on fire");
        post.posted("sam", "/api/tickets/" + ticket + "/replies", "Please open a window.");
        MimeMessage mail = post.mail(BEN, ticket);
        String marker = UUID.randomUUID().toString();

        post.write("eve@umbra.example", Correspondence.replyTo(mail), mail.getSubject(), "From Eve " + marker);
        post.write(
                "stranger@nowhere.example",
                Correspondence.replyTo(mail),
                mail.getSubject(),
                "From a stranger " + marker);

        await().atMost(SOON).until(() -> post.found("sam", marker).size() == 2);
        assertThat(post.notes("ben", ticket)).doesNotContain(marker);
        assertThat(post.found("eve", marker)).hasSize(1);
        assertThat(post.found("ben", marker)).isEmpty();
        assertThat(post.found("ada", marker)).isEmpty();
        assertThat(stack.mailbox().mailsTo("stranger@nowhere.example")).isEmpty();
    }

    @Test
    void whoLosesAccessNeitherGetsTheNextAnswerNorWritesAnyMore() throws Exception {
        People.Person person = stack.people().person("leaver");
        String email = person.username() + "@test.example";
        // Of a company of their own: the demo's customers are counted elsewhere.
        String company = stack.people().organization("lamps").getId();
        stack.people().join(person, company, "portal-member");
        long ticket = post.opened(person.username(), "Lamp on fire");
        post.posted("sam", "/api/tickets/" + ticket + "/replies", "Please wait.");
        MimeMessage mail = post.mail(email, ticket);
        stack.people().take(person, company, "portal-member");
        String marker = UUID.randomUUID().toString();

        post.posted("sam", "/api/tickets/" + ticket + "/replies", "Secret by now.");
        post.write(email, Correspondence.replyTo(mail), mail.getSubject(), "Still here " + marker);

        await().atMost(SOON).until(() -> post.found("sam", marker).size() == 1);
        assertThat(post.notes("sam", ticket)).contains("Secret by now.").doesNotContain(marker);
        assertThat(stack.mailbox().mailsTo(email))
                .noneMatch(other -> Correspondence.text(other).contains("Secret by now."));
    }

    @Test
    void aNewMailOfAMembersIsTheirTicket() throws Exception {
        String marker = UUID.randomUUID().toString();

        post.write(BEN, PortalServer.SUPPORT, "Radiator " + marker, "It is cold.");

        await().atMost(SOON).until(() -> post.found("ben", marker).size() == 1);
        JsonNode ticket = post.found("ben", marker).get(0);
        assertThat(ticket.get("subject").asText()).isEqualTo("Radiator " + marker);
        assertThat(ticket.at("/requester/id").asText()).isEqualTo(stack.userId("ben"));
        assertThat(ticket.at("/organization/id").asText()).isEqualTo(stack.organizationId("acme"));
        assertThat(post.found("cleo", marker)).isEmpty();
    }

    @Test
    void aMailServerHandsInAMailOnlyWithTheSecret() {
        String marker = UUID.randomUUID().toString();
        String mail = "From: " + BEN + "\r\nTo: " + PortalServer.SUPPORT + "\r\nMessage-ID: <" + marker
                + "@acme.example>\r\nSubject: Handed in " + marker + "\r\n\r\nHello.";

        assertThat(handedIn(mail, Optional.empty(), "message/rfc822")).isEqualTo(401);
        assertThat(handedIn(mail, Optional.of("wrong-wrong-wrong-wrong"), "message/rfc822"))
                .isEqualTo(401);
        assertThat(handedIn(mail, Optional.of(secret()), "application/json")).isEqualTo(415);
        assertThat(handedIn(mail, Optional.of(secret()), "message/rfc822")).isEqualTo(202);
        assertThat(handedIn(mail, Optional.of(secret()), "message/rfc822")).isEqualTo(200);

        await().atMost(SOON).until(() -> post.found("ben", marker).size() == 1);
    }

    /** In the memory that the demo's portal has, which is not much. */
    @Test
    void aMailOfTheLargestSizeIsTakenAndALargerOneIsRefusedWithAReason() {
        String marker = UUID.randomUUID().toString();
        int most = 64 * 1024 * 1024;

        Tokens.Answer refused = answered(large(marker, most + 1), Optional.of(secret()), "message/rfc822");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().get("reason").asText()).isEqualTo("too-large");
        assertThat(handedIn(large(marker, most), Optional.of(secret()), "message/rfc822"))
                .isEqualTo(202);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> post.found("ben", marker).size() == 1);
        assertThat(stack.portal().alive()).isTrue();
    }

    /** With three files. */
    private static String large(String marker, int size) {
        String line = "TG9yZW0gaXBzdW0gZG9sb3Igc2l0IGFtZXQsIGNvbnNldGV0dXIgc2FkaXBzY2luZyBlbGl0cg\r\n";
        StringBuilder mail = new StringBuilder(size);
        mail.append(
                "From: " + BEN + "\r\nTo: " + PortalServer.SUPPORT + "\r\nMessage-ID: <" + marker
                        + "@acme.example>\r\nSubject: Large " + marker
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nThree files.\r\n");
        for (int file = 1; file <= 3; file++) {
            mail.append("--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n"
                    + "Content-Disposition: attachment; filename=log" + file + ".zip\r\n\r\n");
            while (mail.length() < size / 3 * file - 1000) {
                mail.append(line);
            }
        }
        mail.append("--b--\r\n");
        return mail.append("\n".repeat(size - mail.length())).toString();
    }

    private int handedIn(String mail, Optional<String> secret, String type) {
        return answered(mail, secret, type).status();
    }

    private Tokens.Answer answered(String mail, Optional<String> secret, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(post.portal("/mail/incoming"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(mail));
        secret.ifPresent(word -> request.header("Authorization", "Bearer " + word));
        return stack.tokens().send(request);
    }

    private String secret() {
        return stack.stack().secrets().get("mail-incoming");
    }
}
