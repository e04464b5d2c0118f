package dev.portico.portal.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 2 Nov 2026 at 10:00, Support <support@portico.example> wrote:\n> Switch it off.\n> And on.",
                "On Mon, 2 Nov 2026 at 10:00, Support\n<support@portico.example> wrote:\n\n> Switch it off.",
                "Am 02.11.26 um 10:00 schrieb Support:\n> Schalten Sie es aus.",
                "בתאריך יום ב׳, 2 בנוב׳ 2026 ב-10:00 מאת Support <support@portico.example>:\n> לכבות.",
                "-----Original Message-----\nFrom: Support\nSent: Monday\n\nSwitch it off.",
                "________________________________\nFrom: Support <support@portico.example>\nSent: Monday\n\nSwitch it off.",
                "> Switch it off.\n> And on again.\n> Then wait."
            })
    void whatIsQuotedBelowIsFoldedAway(String quoted) {
        Folded folded = Folded.of("It helped, thank you.\n\n" + quoted);

        assertThat(folded.words()).isEqualTo("It helped, thank you.");
        assertThat(folded.quoted()).isEqualTo(quoted.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nothing quoted here.",
                "> Is it on?\nYes.\n> And now?\nNo.",
                "On Monday he wrote:\nplease come.",
                "a > b\n> c",
                "",
                "-- \nBen"
            })
    void whatAnswersNeedStaysWhereItIs(String text) {
        assertThat(Folded.of(text)).isEqualTo(new Folded(text, ""));
    }

    @Test
    void aMailThatOnlyQuotesHasNoWordsAndLosesNothing() {
        Folded folded = Folded.of("On Mon, 2 Nov 2026 at 10:00, Support wrote:\n> Switch it off.");

        assertThat(folded.words()).isEmpty();
        assertThat(folded.quoted()).endsWith("> Switch it off.");
    }

    @Test
    void thousandsOfLinesTakeNoTime() {
        assertThat(Folded.of("On a day\n".repeat(20_000)).quoted()).isEmpty();
        assertThat(Folded.of("> x\n".repeat(20_000) + "y").quoted()).isEmpty();
    }
}
