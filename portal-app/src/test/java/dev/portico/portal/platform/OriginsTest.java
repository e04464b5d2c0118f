package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://*.example.com", "https://example.com/", "example.com", "https://example.com 'self'"
            })
    void whatIsNoOriginStopsTheStart(String odd) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Origins(Optional.of(List.of(odd))));
    }

    @Test
    void anOriginIsComparedWhole() {
        Origins origins = new Origins(Optional.of(List.of("https://example.com", " http://localhost:3000 ")));

        assertThat(origins.allows("https://example.com")).isTrue();
        assertThat(origins.allows("http://localhost:3000")).isTrue();
        assertThat(origins.allows("https://example.com.evil.example")).isFalse();
        assertThat(origins.allows("https://example.co")).isFalse();
        assertThat(origins.allows(null)).isFalse();
    }
}
