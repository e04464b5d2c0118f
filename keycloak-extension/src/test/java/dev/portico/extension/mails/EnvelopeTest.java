package dev.portico.extension.mails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The address that failures go to (R36). */
class EnvelopeTest {

    private static final String TAG = "0123456789abcdefghijklmnop";

    @Test
    void theSendersAddressCarriesTheTagAndTheRestStays() {
        assertThat(Envelope.tagged(Map.of("from", "support@portico.example", "host", "mail"), TAG))
                .contains(Map.of(
                        "from",
                        "support@portico.example",
                        "host",
                        "mail",
                        "envelopeFrom",
                        "support+account." + TAG + "@portico.example"));
    }

    @Test
    void anAddressChosenForFailuresIsTheOneThatCarriesIt() {
        assertThat(Envelope.tagged(
                                Map.of("from", "support@portico.example", "envelopeFrom", "bounce@mail.example"), TAG)
                        .orElseThrow())
                .containsEntry("envelopeFrom", "bounce+account." + TAG + "@mail.example");
    }

    /** Then mails are sent as before. */
    @Test
    void whatTakesNoTagIsLeftAsItIs() {
        assertThat(Envelope.tagged(Map.of(), TAG)).isEmpty();
        assertThat(Envelope.tagged(Map.of("from", "not an address"), TAG)).isEmpty();
        assertThat(Envelope.tagged(Map.of("from", "support+mails@portico.example"), TAG))
                .isEmpty();
        assertThat(Envelope.tagged(Map.of("from", "s".repeat(30) + "@portico.example"), TAG))
                .isEmpty();
    }
}
