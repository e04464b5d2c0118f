package dev.portico.extension.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashTest {

    @Test
    void nothingCanMoveFromOneFieldToTheNext() {
        assertThat(new Hash().add("ab").add("c").hex())
                .isNotEqualTo(new Hash().add("a").add("bc").hex());
    }

    @Test
    void nothingIsNotTheEmptyText() {
        assertThat(new Hash().add(null).hex()).isNotEqualTo(new Hash().add("").hex());
    }
}
