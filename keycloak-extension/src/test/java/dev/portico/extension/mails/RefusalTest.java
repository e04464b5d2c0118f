package dev.portico.extension.mails;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.email.EmailException;

/** Nobody gets a mail twice: it is sent another way only after the server's own no (R36). */
class RefusalTest {

    private static final Address[] NOBODY = {};

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM:<a+b@c>, 550, 550 said, 550",
        "MAIL FROM:<a+b@c>, 553, 553 5.7.1 not owned by user, 553 5.7.1",
        "MAIL FROM:<a+b@c>, 550, 550-5.1.0 said, 550 5.1.0",
        "MAIL FROM:<a+b@c>, 451, 451 4.7.1 greylisted, ",
        "., 554, 554 said, 554",
        "., 550, 550 5.7.60 said, 550 5.7.60",
        "., 550, 550 5.1.1 said, ",
        "., 552, 552 5.2.2 full, ",
        "., 452, 452 4.2.2 full, ",
        ".,  -1, '', ",
        "., 354, 354 said, "
    })
    void theServersOwnNoToTheSenderCountsWheneverItIsSaid(
            String command, int code, String said, @Nullable String refusal) {
        assertThat(Refusal.in(failed(new SMTPSendFailedException(
                        command, code, said, new MessagingException(), null, NOBODY, null))))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    /** With the reader's address both may be refused; only the status tells which. */
    @ParameterizedTest
    @CsvSource({
        "553, 553 5.7.1 sender rejected, 553 5.7.1",
        "550, 550 5.1.8 sender rejected, 550 5.1.8",
        "550, 550-5.1.7 sender rejected, 550 5.1.7",
        "550, 550 5.1.1 no such mailbox, ",
        "550, 550 5.1.10 no such mailbox, ",
        "550, 550 no such mailbox, ",
        "550, 550 no such mailbox 5.7.1, ",
        "552, 552 5.2.2 full, ",
        "450, 450 4.7.1 greylisted, "
    })
    void withTheReadersAddressOnlyWhatIsSaidOfTheSenderCounts(int code, String said, @Nullable String refusal)
            throws AddressException {
        SMTPAddressFailedException reader = new SMTPAddressFailedException(
                new InternetAddress("ben@acme.example"), "RCPT TO:<ben@acme.example>", code, said);

        assertThat(Refusal.in(failed(new SendFailedException("Invalid Addresses", reader))))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void whatSomebodyMayHaveGotIsNotSentAgain() throws AddressException {
        Address[] reader = {new InternetAddress("ben@acme.example")};

        assertThat(Refusal.in(failed(new SMTPSendFailedException(
                        "RCPT TO", 550, "550 no", new MessagingException(), reader, NOBODY, NOBODY))))
                .isEmpty();
        assertThat(Refusal.in(failed(new MessagingException("while sending", new IOException("reset")))))
                .isEmpty();
        assertThat(Refusal.in(failed(new SendFailedException("no recipient addresses"))))
                .isEmpty();
        assertThat(Refusal.in(new EmailException("no template"))).isEmpty();
    }

    private static EmailException failed(Exception cause) {
        return new EmailException("not sent", cause);
    }
}
