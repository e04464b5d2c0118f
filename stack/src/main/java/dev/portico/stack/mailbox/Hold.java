package dev.portico.stack.mailbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A mail server that takes its time: it has a mail to this address, whole, and neither delivers it nor says that it took it before this is
 * closed. For tests of what happens in between.
 */
public final class Hold implements AutoCloseable {
    private static final int MOST_SECONDS = 120;

    private final String address;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Hold(String address) {
        this.address = address;
    }

    void pass(String to) {
        if (!to.equalsIgnoreCase(address)) {
            return;
        }
        reached.countDown();
        try {
            released.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a mail is being held. */
    public boolean isReached() {
        return reached.getCount() == 0;
    }

    @Override
    public void close() {
        released.countDown();
    }
}
