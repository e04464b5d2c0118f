package dev.portico.extension.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefixTest {

    @Test
    void wildcardsInTheWordAreLetters() {
        assertThat(Prefix.of("100%_!")).isEqualTo("100!%!_!!%");
    }
}
