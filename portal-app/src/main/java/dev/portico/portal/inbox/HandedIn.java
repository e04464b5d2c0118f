package dev.portico.portal.inbox;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/** A mail that is being handed in, as much as came so far of what was announced. */
final class HandedIn implements Handler<Buffer> {
    private final byte[] raw;
    private long count;

    HandedIn(int length) {
        this.raw = new byte[length];
    }

    @Override
    public void handle(Buffer part) {
        if (part.length() <= raw.length - count) {
            part.getBytes(raw, (int) count);
        }
        count += part.length();
    }

    /** Neither more nor less came than was announced. */
    boolean isWhole() {
        return count == raw.length;
    }

    byte[] raw() {
        return raw;
    }
}
