package dev.portico.extension.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemarkTest {

    @Test
    void valuesAreInTheGapsOfTheSentence() {
        assertThat(Remark.of("attribute-new", "Seen by {0}, changed by {1}", "users", "admins"))
                .isEqualTo(new Remark("attribute-new", List.of("users", "admins"), "Seen by users, changed by admins"));
    }

    @Test
    void aGapForSeveralHasAllThatAreLeft() {
        assertThat(Remark.of("role-made-of", "{0}; made of {1…}", "Reader", "a", "b")
                        .what())
                .isEqualTo("Reader; made of a, b");
    }

    @Test
    void aValueIsAValueWhateverItLooksLike() {
        assertThat(Remark.of("client", "{0} and {1}", "{1}", "$1\\").what()).isEqualTo("{1} and $1\\");
    }
}
