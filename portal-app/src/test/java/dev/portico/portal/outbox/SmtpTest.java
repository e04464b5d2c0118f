package dev.portico.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.Configured;
import dev.portico.portal.outbox.Smtp.Outcome;
import dev.portico.portal.outbox.Smtp.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known about a mail after each way a mail server can fail. */
class SmtpTest {
    private static final String HANG_UP = "";

    @Test
    void takenIsSent() throws IOException {
        assertThat(sent(Map.of())).isEqualTo(new Outcome(Result.SENT, 250));
    }

    @Test
    void anUnknownRecipientIsRefusedForGood() throws IOException {
        assertThat(sent(Map.of("RCPT", "550 5.1.1 no such user"))).isEqualTo(new Outcome(Result.REFUSED, 550));
    }

    @Test
    void aRefusedSenderIsRefusedForGood() throws IOException {
        assertThat(sent(Map.of("MAIL", "553 5.7.1 not allowed"))).isEqualTo(new Outcome(Result.REFUSED, 553));
    }

    @Test
    void aGreyListedRecipientIsTriedAgain() throws IOException {
        assertThat(sent(Map.of("RCPT", "451 4.7.1 come back later"))).isEqualTo(new Outcome(Result.NOT_NOW, 451));
    }

    @Test
    void contentThatIsRefusedIsRefused() throws IOException {
        assertThat(sent(Map.of(".", "554 5.6.0 looks like spam"))).isEqualTo(new Outcome(Result.REFUSED, 554));
        assertThat(sent(Map.of(".", "452 4.3.1 disk is full"))).isEqualTo(new Outcome(Result.NOT_NOW, 452));
    }

    @Test
    void whoHangsUpAfterTheContentLeavesUsUnsure() throws IOException {
        assertThat(sent(Map.of(".", HANG_UP))).isEqualTo(new Outcome(Result.UNSURE, 0));
    }

    @Test
    void whoHangsUpBeforeTheContentHasNotTakenIt() throws IOException {
        assertThat(sent(Map.of("MAIL", HANG_UP)).result()).isEqualTo(Result.NOT_NOW);
        assertThat(sent(Map.of("RCPT", HANG_UP)).result()).isEqualTo(Result.NOT_NOW);
        assertThat(sent(Map.of("DATA", HANG_UP)).result()).isEqualTo(Result.NOT_NOW);
    }

    @Test
    void partingBadlyChangesNothing() throws IOException {
        assertThat(sent(Map.of("QUIT", HANG_UP))).isEqualTo(new Outcome(Result.SENT, 250));
        assertThat(sent(Map.of("QUIT", "421 too tired"))).isEqualTo(new Outcome(Result.SENT, 250));
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(smtp(port).send(letter())).isEqualTo(new Outcome(Result.NOT_NOW, 0));
    }

    /** @param answers of the server, by the command they are given to; the usual ones otherwise */
    private static Outcome sent(Map<String, String> answers) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server, answers));
            serving.setDaemon(true);
            serving.start();
            return smtp(server.getLocalPort()).send(letter());
        }
    }

    private static Smtp smtp(int port) {
        var settings = Configured.mail("smtp.host", "127.0.0.1", "smtp.port", Integer.toString(port));
        return new Smtp(settings, new MailAddresses(settings));
    }

    private static void serve(ServerSocket server, Map<String, String> answers) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            say(out, "220 hello");
            boolean content = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (content && !line.equals(".")) {
                    continue;
                }
                content = false;
                String command = line.split(" ", 2)[0].replaceFirst(":.*", "");
                String answer = answers.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 fine");
                if (answer.equals(HANG_UP)) {
                    return;
                }
                say(out, answer);
                content = command.equals("DATA") && answer.startsWith("354");
            }
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Letter letter() {
        MailAddresses addresses = new MailAddresses(Configured.mail());
        return new Letter(
                addresses.own(),
                new Address("ben@acme.example", "Ben"),
                addresses.reply(1001, 17, 0),
                addresses.bounce(1),
                "id@portico.example",
                List.of(),
                "en",
                "[#1001] Printer",
                "text",
                "<p>html</p>",
                Optional.empty());
    }
}
