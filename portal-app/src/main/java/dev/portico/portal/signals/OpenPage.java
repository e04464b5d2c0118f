package dev.portico.portal.signals;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.Subject;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One page that is looked at and waits for what makes it out of date. It is told that something changed, never what. */
final class OpenPage {
    private final Stamp stamp;
    private final Optional<Subject> person;
    private final Map<Subject, Long> seen;
    private final MultiEmitter<? super News> reader;

    /** @param stamp what the reader was let in by, as the page shows it */
    OpenPage(Stamp stamp, Optional<Subject> person, MultiEmitter<? super News> reader) {
        this.stamp = stamp;
        this.person = person;
        this.seen = new ConcurrentHashMap<>(stamp.parts());
        this.reader = reader;
    }

    Stamp stamp() {
        return stamp;
    }

    /** Whose page it is; a visitor's is nobody's. */
    Optional<Subject> person() {
        return person;
    }

    Set<Subject> subjects() {
        return seen.keySet();
    }

    /** Tells what is new, once; a reader whose access was revoked is told and let go. */
    void hear(Subject subject, Signalled signalled) {
        if (stamp.revoked(Map.of(subject, signalled))) {
            reader.emit(News.CHANGED);
            reader.complete();
        } else if (newer(subject, signalled)) {
            reader.emit(News.CHANGED);
        }
    }

    void beat() {
        reader.emit(News.NONE);
    }

    /** The page asks again by itself, and is let in by what holds then. */
    void end() {
        reader.complete();
    }

    private boolean newer(Subject subject, Signalled signalled) {
        Long before = seen.getOrDefault(subject, Long.MAX_VALUE);
        return signalled.outdates(before, stamp.issued()) && seen.replace(subject, before, signalled.revision());
    }

    /** What a page is told. */
    enum News {
        /** Keeps the connection open on its way. */
        NONE,
        CHANGED
    }
}
