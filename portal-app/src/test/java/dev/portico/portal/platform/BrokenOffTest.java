package dev.portico.portal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class BrokenOffTest {
    @Test
    void whoeverWentAwayIsNoFaultOfOurs() {
        assertThat(BrokenOff.says(new IOException(new ClosedChannelException()), false))
                .isTrue();
        assertThat(BrokenOff.says(new IOException(new HttpClosedException("closed")), false))
                .isTrue();
        assertThat(BrokenOff.says(new IOException("Connection terminated"), true))
                .isTrue();
    }

    @Test
    void aFaultIsOneWhoeverHearsOfIt() {
        assertThat(BrokenOff.says(new UncheckedIOException(new IOException("the database went away")), true))
                .isFalse();
        assertThat(BrokenOff.says(new IllegalStateException("ours"), true)).isFalse();
        assertThat(BrokenOff.says(new IOException("No space left on device"), false))
                .isFalse();
        assertThat(BrokenOff.says(new IllegalStateException(new ClosedChannelException()), false))
                .isFalse();
    }
}
