package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares shares = new Shares(3, 5);

    @Test
    void nobodyHasMoreThanTheirShareNorAllTogetherMoreThanThereIs() {
        assertThat(shares.take("ben", 3)).isPresent();
        assertThat(shares.take("ben", 1)).isEmpty();
        assertThat(shares.take("cleo", 3)).isEmpty();
        assertThat(shares.take("cleo", 2)).isPresent();
        assertThat(shares.take("eve", 1)).isEmpty();
    }

    @Test
    void whatIsGivenBackIsThereAgain() {
        Runnable one = shares.take("ben", 1).orElseThrow();
        Runnable another = shares.take("ben", 1).orElseThrow();
        assertThat(shares.take("cleo", 3)).isPresent();
        one.run();

        assertThat(shares.take("eve", 2)).isEmpty();
        assertThat(shares.take("eve", 1)).isPresent();
        another.run();
        assertThat(shares.take("ben", 1)).isPresent();
    }

    @Test
    void whatIsGivenBackTwiceIsThereOnce() {
        Runnable ben = shares.take("ben", 3).orElseThrow();
        ben.run();
        assertThat(shares.take("cleo", 3)).isPresent();
        ben.run();

        assertThat(shares.take("eve", 3)).isEmpty();
        assertThat(shares.take("eve", 2)).isPresent();
    }

    @Test
    void ofManyAtOnceNoMoreAreServedThanThereIsFor() {
        Shares many = new Shares(100, 1_000);

        assertThat(IntStream.range(0, 5_000)
                        .parallel()
                        .filter(i -> many.take("ben", 1).isPresent())
                        .count())
                .isEqualTo(100);
    }
}
