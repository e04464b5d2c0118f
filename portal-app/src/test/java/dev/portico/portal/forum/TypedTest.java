package dev.portico.portal.forum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {
    /** Attack 25: {@code gnp.exe} reads as {@code exe.png} behind one of them. */
    @ParameterizedTest
    @ValueSource(strings = {"\u202A", "\u202B", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\uFEFF"})
    void nothingInATextTurnsRoundWhatFollows(String turning) {
        assertThat(Typed.text("photo" + turning + "gnp.exe")).isEqualTo("photognp.exe");
        assertThat(Typed.line("photo" + turning + "gnp.exe")).isEqualTo("photognp.exe");
    }

    @Test
    void whoWritesInTwoScriptsKeepsTheirMarks() {
        assertThat(Typed.text("C++\u200E שלום\u200F!")).isEqualTo("C++\u200E שלום\u200F!");
    }
}
