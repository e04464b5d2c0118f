package dev.portico.portal.platform;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** Tells whoever went away in the middle of a request from a fault of ours. */
final class BrokenOff {
    private BrokenOff() {}

    /**
     * True for what reading a request or writing its answer fails with when nobody is there any more.
     *
     * @param gone the connection is closed: nobody hears the answer
     */
    static boolean says(Throwable failure, boolean gone) {
        return failure instanceof IOException && (gone || closed(failure));
    }

    /** Who reads learns of it in the same moment as the connection itself, and may be here first. */
    private static boolean closed(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedChannelException || cause instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }
}
