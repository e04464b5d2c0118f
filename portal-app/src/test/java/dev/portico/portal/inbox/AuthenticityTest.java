package dev.portico.portal.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.Configured;
import dev.portico.portal.mail.MailReader;
import dev.portico.portal.mail.UnreadableMail;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticityTest {
    private static final String BEN = "From: Ben <ben@acme.example>\r\n";

    private final Authenticity strict = new Authenticity(Configured.mail("trusted-server", "mx.portico.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.portico.example; dmarc=pass header.from=acme.example",
                "mx.portico.example 1; spf=pass smtp.mailfrom=x@y.example; dmarc=pass (p=reject; dis=none) header.from=acme.example",
                "MX.Portico.Example; dkim=pass header.i=@acme.example header.d=acme.example header.s=s1",
                "mx.portico.example; dkim=fail header.d=other.example; dkim=pass header.d=\"acme.example\"",
                "mx.portico.example; auth=pass (LOGIN) smtp.auth=ben@acme.example",
                "mx.portico.example; spf=pass (\"a quote that ends nowhere) smtp.mailfrom=\"a b\"@acme.example; dkim = pass reason=\"ok\" header.d = acme.example"
            })
    void whatOurServerFoundOutAboutTheDomainInFromProvesIt(String results) throws Exception {
        assertThat(sender(strict, "Authentication-Results: " + results + "\r\n" + BEN))
                .contains(new Address("ben@acme.example", "Ben"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.evil.example; dmarc=pass header.from=acme.example",
                "mx.portico.example.evil.example; dmarc=pass header.from=acme.example",
                "mx.portico.example; dmarc=fail header.from=acme.example",
                "mx.portico.example; dmarc=pass header.from=evil.example",
                "mx.portico.example; dmarc=pass header.from=sub.acme.example",
                "mx.portico.example; spf=pass smtp.mailfrom=ben@acme.example",
                "mx.portico.example; dkim=pass header.d=evil.example header.i=@acme.example",
                "mx.portico.example; auth=pass smtp.auth=eve@umbra.example",
                "mx.portico.example; none",
                "mx.portico.example; dkim=fail (dmarc=pass; header.d=acme.example) header.d=acme.example",
                "mx.portico.example (; dmarc=pass header.from=acme.example); dmarc=fail header.from=acme.example",
                "mx.evil.example; x=\"mx.portico.example; dmarc=pass header.from=acme.example\"",
                "mx.portico.example; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=acme.example\"@evil.example",
                "mx.portico.example; spf=pass smtp.mailfrom=\"x\\\"; dmarc=pass header.from=acme.example;\"@evil.example",
                "mx.portico.example; dkim=pass header.i=\"x header.d=acme.example \"@evil.example header.d=evil.example",
                "mx.portico.example; dkim=pass reason=\"good header.d=acme.example\" header.d=evil.example",
                "mx.portico.example; dkim=pass header.d=acme.example header.d=evil.example",
                "mx.portico.example; dkim=pass header.d=\"acme.example\".evil.example",
                "mx.portico.example; spf=none (x\"); dmarc=fail header.from=acme.example; y=\"; dmarc=pass header.from=acme.example"
            })
    void everythingElseProvesNothing(String results) throws Exception {
        assertThat(sender(strict, "Authentication-Results: " + results + "\r\n" + BEN))
                .isEmpty();
    }

    @Test
    void onlyTheTopmostCounts() throws Exception {
        String forged = "Authentication-Results: mx.portico.example; dmarc=pass header.from=acme.example\r\n";

        assertThat(sender(strict, forged + BEN)).isPresent();
        assertThat(sender(strict, "Authentication-Results: mx.portico.example; dmarc=none\r\n" + forged + BEN))
                .isEmpty();
    }

    @Test
    void twoSendersAreNone() throws Exception {
        String results = "Authentication-Results: mx.portico.example; dmarc=pass header.from=acme.example\r\n";

        assertThat(sender(strict, results + "From: ben@acme.example, eve@umbra.example\r\n"))
                .isEmpty();
    }

    @Test
    void nobodyIsBelievedWhereNothingIsSet() throws Exception {
        assertThat(sender(
                        new Authenticity(Configured.mail()),
                        "Authentication-Results: mx.portico.example; dmarc=pass header.from=acme.example\r\n" + BEN))
                .isEmpty();
        assertThat(sender(new Authenticity(Configured.mail("believe-senders", "true")), BEN))
                .isPresent();
    }

    private static Optional<Address> sender(Authenticity authenticity, String header) throws UnreadableMail {
        return authenticity.sender(new MailReader(InstantSource.system())
                .marks((header + "Subject: x\r\n\r\nHello").getBytes(StandardCharsets.UTF_8)));
    }
}
