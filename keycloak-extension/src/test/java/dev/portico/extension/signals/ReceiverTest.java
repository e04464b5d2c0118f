package dev.portico.extension.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private final CountDownLatch delivered = new CountDownLatch(1);
    private volatile boolean away = true;

    private final Receiver receiver = new Receiver("portal", this::attempt, clock);

    @AfterEach
    void stop() {
        clock.shutdownNow();
        receiver.close();
    }

    @Test
    void afterManyFailedDeliveriesItIsTriedAgainWithoutAnotherChange() throws Exception {
        for (int i = 0; i < 300; i++) {
            receiver.delivery().get(10, TimeUnit.SECONDS);
        }
        assertThat(receiver.isPrompt()).isFalse();
        away = false;

        assertThat(delivered.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private boolean attempt() {
        if (!away) {
            delivered.countDown();
        }
        return !away;
    }
}
