package dev.portico.extension.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void itIsFirstAndLastNameAsFarAsThereAreAny() {
        assertThat(PersonName.of("Ada", "Abel")).contains("Ada Abel");
        assertThat(PersonName.of(" Ada ", null)).contains("Ada");
        assertThat(PersonName.of("", "Abel")).contains("Abel");
        assertThat(PersonName.of(" ", null)).isEmpty();
    }

    @Test
    void nothingInItTurnsRoundWhatStandsBesideIt() {
        assertThat(PersonName.of("Ada\u2069\u202e", "\u2067 Abel")).contains("Ada Abel");
        assertThat(PersonName.of("\u202e", "\u2066")).isEmpty();
        assertThat(PersonName.of("\u05e8\u05d5\u05ea\u200f", "Abel")).contains("\u05e8\u05d5\u05ea\u200f Abel");
    }

    @Test
    void customersReadALoginOnlyOfThoseWhoAreNotTheVendors() {
        assertThat(PersonName.toCustomers(Optional.of("Ada Abel"), "ada", () -> true))
                .contains("Ada Abel");
        assertThat(PersonName.toCustomers(Optional.of("Ada Abel"), "ada", () -> false))
                .contains("Ada Abel");
        assertThat(PersonName.toCustomers(Optional.empty(), "ada", () -> false)).contains("ada");
        assertThat(PersonName.toCustomers(Optional.empty(), "ada", () -> true)).isEmpty();
    }
}
