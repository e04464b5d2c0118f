package dev.portico.portal.signals;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Revision;
import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Signals;
import dev.portico.portal.signals.OpenPage.News;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Lets pages wait, without a thread for any of them, and no longer than what let their readers in. */
@ApplicationScoped
class Waiting {
    private static final Logger LOG = Logger.getLogger(Waiting.class);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration OF_VISITORS = Duration.ofMinutes(5);
    private static final Duration BEFORE_IT_BEGINS = Duration.ofSeconds(30);

    private final OpenPages pages;
    private final Announcements announcements;
    private final Signals signals;
    private final Vertx vertx;
    private final InstantSource clock = InstantSource.system();

    Waiting(OpenPages pages, Announcements announcements, Signals signals, Vertx vertx) {
        this.pages = pages;
        this.announcements = announcements;
        this.signals = signals;
        this.vertx = vertx;
    }

    /** What a visitor's page rests on: the realm's changes, as far as they are known now, and nobody's access. */
    Stamp visitor(Revision revision) {
        long now = clock.instant().getEpochSecond();
        return new Stamp(revision, Map.of(Subject.REALM, revision.realm()), now, now + OF_VISITORS.toSeconds());
    }

    /**
     * What a page is told until it ends: with the first news, or with what let its reader in.
     *
     * @param person whose session it is looked at in; empty for visitors
     * @param network where it is looked at
     * @param changed true when the page is out of date already
     */
    Multi<News> of(Stamp stamp, Optional<Subject> person, String network, boolean changed) {
        Runnable leave = pages.room(person, network).orElseThrow(() -> new Refused(Reason.COULD_NOT_ASK));
        // A reader who went away before the stream began never comes to its end.
        long unread = vertx.setTimer(BEFORE_IT_BEGINS.toMillis(), late -> leave.run());
        announcements.begin();
        return Multi.createFrom().emitter(reader -> {
            vertx.cancelTimer(unread);
            reader.emit(News.NONE);
            if (changed) {
                leave.run();
                reader.emit(News.CHANGED);
                reader.complete();
            } else {
                open(new OpenPage(stamp, reader), reader, leave);
            }
        });
    }

    private void open(OpenPage page, MultiEmitter<? super News> reader, Runnable leave) {
        pages.add(page);
        long ends = vertx.setTimer(remaining(page.stamp()), due -> page.end());
        reader.onTermination(() -> {
            vertx.cancelTimer(ends);
            pages.remove(page);
            leave.run();
        });
        // What was signalled between the reader's entrance and now nobody would tell.
        Uni.createFrom()
                .item(() -> signals.about(page.subjects()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(
                        known -> known.forEach((Subject subject, Signalled news) -> page.hear(subject, news)),
                        failure -> {
                            LOG.debugf("a page was let go: %s", failure.toString());
                            page.end();
                        });
    }

    private long remaining(Stamp stamp) {
        long left =
                Duration.ofSeconds(stamp.expires()).minusMillis(clock.millis()).toMillis();
        return Math.max(1, Math.min(left, LONGEST.toMillis()));
    }
}
