package dev.portico.extension.mails;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.email.EmailException;

/** Nobody gets a mail twice: it is sent another way only after the server's own no (R36). */
class RefusalTest {

    private static final Address[] NOBODY = {};

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM, 550, true",
        "MAIL FROM, 553, true",
        "MAIL FROM, 451, true",
        "., 554, true",
        ".,  -1, false",
        "., 354, false"
    })
    void theServersOwnNoCountsWheneverItIsSaid(String command, int answer, boolean refused) {
        assertThat(Refusal.isIn(failed(new SMTPSendFailedException(
                        command, answer, answer + " said", new MessagingException(), null, NOBODY, null))))
                .isEqualTo(refused);
    }

    @Test
    void aSenderIsRefusedWithTheReadersAddressToo() throws AddressException {
        SMTPAddressFailedException reader = new SMTPAddressFailedException(
                new InternetAddress("ben@acme.example"), "RCPT TO", 553, "553 sender rejected");

        assertThat(Refusal.isIn(failed(new SendFailedException("Invalid Addresses", reader))))
                .isTrue();
    }

    @Test
    void whatSomebodyMayHaveGotIsNotSentAgain() throws AddressException {
        Address[] reader = {new InternetAddress("ben@acme.example")};

        assertThat(Refusal.isIn(failed(new SMTPSendFailedException(
                        "RCPT TO", 550, "550 no", new MessagingException(), reader, NOBODY, NOBODY))))
                .isFalse();
        assertThat(Refusal.isIn(failed(new MessagingException("while sending", new IOException("reset")))))
                .isFalse();
        assertThat(Refusal.isIn(failed(new SendFailedException("no recipient addresses"))))
                .isFalse();
        assertThat(Refusal.isIn(new EmailException("no template"))).isFalse();
    }

    private static EmailException failed(Exception cause) {
        return new EmailException("not sent", cause);
    }
}
