package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedbackLimitTest {
    private final FeedbackLimit limit = new FeedbackLimit();

    @Test
    void whoHasManyAddressesOfOneNetworkAnswersNoMoreThanOthers() {
        assertThat(allowed("2001:db8:0:1::", 60)).isEqualTo(40);
        assertThat(limit.allows("2001:db8:0:2::1")).isTrue();
    }

    @Test
    void peopleAreCountedOneByOne() {
        assertThat(allowed("2f1d7a3e-0000-4000-8000-00000000", 60)).isEqualTo(60);
    }

    private long allowed(String beginning, int times) {
        return IntStream.range(0, times)
                .filter(i -> limit.allows(beginning + String.format("%04x", i)))
                .count();
    }
}
