package dev.portico.extension.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | January 31, 2027, 2:05 PM UTC",
                "de | 31. Januar 2027, 14:05 UTC",
                "he | 31 בינואר 2027, 14:05 UTC"
            })
    void aMomentIsWrittenAsTheLanguageDoes(String language, String text) {
        String written = new Moments(Locale.forLanguageTag(language)).of(Instant.parse("2027-01-31T14:05:00Z"));

        // the space before AM and PM is a narrow one since JDK 20
        assertThat(written.replace('\u202f', ' ')).isEqualTo(text);
    }
}
