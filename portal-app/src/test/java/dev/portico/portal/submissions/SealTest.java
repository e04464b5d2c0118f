package dev.portico.portal.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final UUID ID = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final Seal seal = new Seal(List.of(KEY), Duration.ofSeconds(2), () -> now);

    @Test
    void aLinkNamesItsSubmission() {
        assertThat(seal.submission(seal.link(ID))).contains(ID);
    }

    @Test
    void aLinkIsNobodysToMake() {
        String link = seal.link(ID);
        String other = seal.link(UUID.fromString("1f0e0d0c-0b0a-4908-8706-050403020100"));
        assertThat(other).hasSameSizeAs(link);

        assertThat(seal.submission(link.substring(0, 33) + other.substring(33))).isEmpty();
        assertThat(new Seal(List.of(KEY.replace('0', '1')), Duration.ZERO, () -> now).submission(link))
                .isEmpty();
    }

    @Test
    void aLinkMadeWithAFormerKeyStillWorks() {
        Seal renewed = new Seal(List.of("another-key-another-key-another-", KEY), Duration.ZERO, () -> now);

        assertThat(renewed.submission(seal.link(ID))).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "0f0e0d0c-0b0a-4908-8706-050403020100.AAAAAAAAAAAAAAAAAAAAAA", "%00"})
    void nonsenseNamesNothing(String link) {
        assertThat(seal.submission(link)).isEmpty();
    }

    @Test
    void whoIsFasterThanAnybodyIsNobody() {
        String stamp = seal.stamp();
        now = now.plusMillis(1999);
        assertThat(seal.isTimely(stamp)).isFalse();
        now = now.plusMillis(1);

        assertThat(seal.isTimely(stamp)).isTrue();
    }

    @Test
    void whoCorrectsSomethingIsNotHeldUp() {
        String stamp = seal.stamp();
        now = now.plusSeconds(3);

        assertThat(seal.isTimely(seal.stamp(stamp))).isTrue();
        assertThat(seal.isTimely(seal.stamp("nonsense"))).isFalse();
    }

    @Test
    void aFormIsNotGoodForEver() {
        String stamp = seal.stamp();
        now = now.plus(Duration.ofHours(12)).plusMillis(1);

        assertThat(seal.isTimely(stamp)).isFalse();
    }

    @Test
    void aStampIsNobodysToMakeAndNoLink() {
        String stamp = seal.stamp();
        now = now.plusSeconds(60);

        assertThat(seal.isTimely(stamp.replaceFirst("^.", "2"))).isFalse();
        assertThat(seal.isTimely("")).isFalse();
        assertThat(seal.isTimely(seal.link(ID))).isFalse();
    }
}
