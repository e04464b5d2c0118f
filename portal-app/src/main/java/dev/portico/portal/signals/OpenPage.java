package dev.portico.portal.signals;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.Subject;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One page that is looked at and waits for what makes it out of date. It is told that something changed, never what, and let go with that:
 * what let its reader in counts no more, and there is nothing else to wait for.
 */
final class OpenPage {
    private final Stamp stamp;
    private final MultiEmitter<? super News> reader;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param stamp what the reader was let in by */
    OpenPage(Stamp stamp, MultiEmitter<? super News> reader) {
        this.stamp = stamp;
        this.reader = reader;
    }

    Stamp stamp() {
        return stamp;
    }

    Set<Subject> subjects() {
        return stamp.subjects();
    }

    /** Tells what is new, once. */
    void hear(Subject subject, Signalled signalled) {
        if (stamp.stale(Map.of(subject, signalled)) && told.compareAndSet(false, true)) {
            reader.emit(News.CHANGED);
            reader.complete();
        }
    }

    void beat() {
        reader.emit(News.NONE);
    }

    /** The page asks again by itself, and is let in by what holds then. */
    void end() {
        reader.complete();
    }

    /** What a page is told. */
    enum News {
        /** Keeps the connection open on its way. */
        NONE,
        CHANGED
    }
}
