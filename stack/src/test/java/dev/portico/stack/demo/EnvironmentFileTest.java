package dev.portico.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {

    @Test
    void everyValueIsOneQuotedWordForTheShell() {
        assertThat(new EnvironmentFile("portal", Map.of("URL", "http://localhost:1/?a=$b", "NAME", "it's `x`")))
                .hasToString("NAME='it'\\''s `x`'\nURL='http://localhost:1/?a=$b'\n");
    }
}
