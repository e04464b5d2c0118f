package dev.portico.extension.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.OrganizationSettings;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnTest {

    @Test
    void namesComeInTheirOrderWithoutCaseAndThoseAlikeByTheirIds() {
        assertThat(Stream.of(turn("2", "Beta"), turn("9", "acme"), turn("1", "beta"), turn("3", "Acme"))
                        .sorted()
                        .map(Turn::id))
                .containsExactly("3", "9", "1", "2");
    }

    @Test
    void aCursorBringsItBackWhateverItIsCalled() {
        for (String name :
                new String[] {"Acme", "Acme & Söhne GmbH", "", " of two\nlines\u0085", "\uD83D\uDC1F".repeat(200)}) {
            Turn turn = turn("id", name);

            assertThat(Turn.in(turn.key())).isEqualByComparingTo(turn).isEqualTo(turn);
            assertThat(turn.key()).hasSizeLessThan(255 - 36).doesNotContainPattern("\\p{Cc}");
        }
        assertThatThrownBy(() -> Turn.in("forged")).isInstanceOf(WebApplicationException.class);
    }

    private static Turn turn(String id, String name) {
        return Turn.of(new Organization(
                new OrganizationId(id),
                "alias",
                name,
                true,
                OrganizationSettings.read(Map.of()).settings()));
    }
}
