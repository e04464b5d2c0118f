package dev.portico.extension.mails;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a mail server says is a stranger's text (R36). */
class AnswerTest {

    @Test
    void itIsOneLineWithNoAddressInIt() {
        assertThat(Answer.of("5.1.1", "<ben@acme.example>:\r\n\tno such   mailbox; ask postmaster@acme.example")
                        .text())
                .isEqualTo("5.1.1 <…>: no such mailbox; ask …");
    }

    @Test
    void nothingTurnsOrHidesWhatStandsAroundIt() {
        assertThat(Answer.of("", "a\u202eb\u2066c\u200bd\u0000e\ufefff\u2028g").text())
                .isEqualTo("abcd ef g");
    }

    /** As databases count that count least, and never in the middle of one. */
    @Test
    void itIsCutAtTwoHundredCharacters() {
        assertThat(Answer.of("", "x".repeat(201)).diagnostic()).isEqualTo("x".repeat(200));
        assertThat(Answer.of("", "😀".repeat(300)).diagnostic()).isEqualTo("😀".repeat(100));
        assertThat(Answer.of("", "x" + "😀".repeat(300)).diagnostic()).isEqualTo("x" + "😀".repeat(99));
    }

    @Test
    void onlyAStatusIsOne() {
        assertThat(Answer.of("5.1.10", "").text()).isEqualTo("5.1.10");
        assertThat(Answer.of("<b>5.1.1", "").text()).isEmpty();
        assertThat(Answer.of("2.0.0", "").text()).isEmpty();
    }
}
