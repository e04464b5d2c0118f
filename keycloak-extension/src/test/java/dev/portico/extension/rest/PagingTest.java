package dev.portico.extension.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void theFirstPageBeginsBeforeEveryKey() {
        assertThat(Paging.of(null, null)).isEqualTo(new Paging(50, ""));
    }

    @Test
    void oneRowMoreThanShownTellsThatThereIsANextPage() {
        Paging paging = Paging.of("2", null);

        Paging.Page<String> page = paging.page(List.of("ada", "ben", "cleo"), Function.identity(), found -> found);

        assertThat(page.items()).containsExactly("ada", "ben");
        assertThat(Paging.of("2", page.next()).after()).isEqualTo("ben");
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(Paging.of("2", null)
                        .page(List.of("ada", "ben"), Function.identity(), found -> found)
                        .next())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "קלאו", "a b", "x@y.example"})
    void aCursorCarriesItsKeyUnharmed(String key) {
        assertThat(Paging.of(null, Paging.cursor(key)).after()).isEqualTo(key);
    }

    @Test
    void theLimitMayBeAsHighAsItMayBe() {
        assertThat(Paging.of("200", null).limit()).isEqualTo(200);
    }
}
