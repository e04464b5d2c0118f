package dev.portico.extension.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void itIsFirstAndLastNameAsFarAsThereAreAny() {
        assertThat(PersonName.of("Ada", "Abel")).contains("Ada Abel");
        assertThat(PersonName.of(" Ada ", null)).contains("Ada");
        assertThat(PersonName.of("", "Abel")).contains("Abel");
        assertThat(PersonName.of(" ", null)).isEmpty();
    }
}
