package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void itIsFirstAndLastNameAsFarAsThereAreAny() {
        assertThat(PersonName.of(Optional.of("Ada"), Optional.of("Abel"))).contains("Ada Abel");
        assertThat(PersonName.of(Optional.of("Ada"), Optional.empty())).contains("Ada");
        assertThat(PersonName.of(Optional.of(" "), Optional.of("Abel"))).contains("Abel");
        assertThat(PersonName.of(Optional.of(""), Optional.empty())).isEmpty();
    }
}
