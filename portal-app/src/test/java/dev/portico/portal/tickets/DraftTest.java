package dev.portico.portal.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a ticket is called that was written as a message (R3). */
class DraftTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The printer burns. It began this morning. | The printer burns.",
                "Does the printer burn? It smells. | Does the printer burn?",
                "Hello. The printer burns. All of it. | Hello. The printer burns.",
                "The printer burns, e.g. at night. All of it. | The printer burns, e.g. at night.",
                "Der Drucker brennt, z. B. nachts. Immer. | Der Drucker brennt, z. B. nachts.",
                "The printer of Dr. Watson burns. All of it. | The printer of Dr. Watson burns.",
                "It burns, what now?! Help. | It burns, what now?!",
                "Version 2.1 of the driver fails. Help! | Version 2.1 of the driver fails.",
                "The printer at 10.0.0.1 burns | The printer at 10.0.0.1 burns",
                "המדפסת בוערת עכשיו. כולה. | המדפסת בוערת עכשיו.",
                "Help! | Help!",
            })
    void itsFirstSentenceIsItsSubject(String message, String subject) {
        assertThat(subject(message)).isEqualTo(subject);
    }

    @Test
    void aSubjectHasEightyCharactersAtMostAndEndsWithAWord() {
        String message =
                "We have tried to print every single page of the yearly report since this morning, in vain. Help.";

        assertThat(subject(message))
                .isEqualTo("We have tried to print every single page of the yearly report since this…");
        assertThat(subject("x".repeat(300))).isEqualTo("x".repeat(80) + "…");
        assertThat(subject("!".repeat(50_000))).isEqualTo("!".repeat(80) + "…");
        assertThat(subject("First line\nSecond line.")).isEqualTo("First line");
        assertThat(Draft.message(message, Priority.NORMAL, new Origin("messenger", "issue", "use"))
                        .description())
                .isEqualTo(message);
    }

    private static String subject(String message) {
        return Draft.message(message, Priority.NORMAL, new Origin("messenger", "issue", "use"))
                .subject();
    }
}
