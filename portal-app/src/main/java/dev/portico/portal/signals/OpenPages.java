package dev.portico.portal.signals;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Shares;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All pages that wait for news on this replica, by whom they are about: what is signalled about one costs the others nothing. */
@ApplicationScoped
class OpenPages {
    /** Proxies cut what is silent for a minute, and a reader who is gone is noticed. */
    private static final Duration BEAT = Duration.ofSeconds(25);

    private static final String EVERYBODY = "everybody";

    private final Vertx vertx;
    private final Shares ofVisitors;
    private final Shares ofPeople;
    private final Shares ofAll;
    private final Map<Subject, Set<OpenPage>> about = new ConcurrentHashMap<>();
    private final Set<OpenPage> all = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    OpenPages(
            Vertx vertx,
            @ConfigProperty(name = "portico.news.network") int mostOfNetwork,
            @ConfigProperty(name = "portico.news.visitors") int mostOfVisitors,
            @ConfigProperty(name = "portico.news.person") int mostOfPerson,
            @ConfigProperty(name = "portico.news.all") int most) {
        this.vertx = vertx;
        this.ofVisitors = new Shares(mostOfNetwork, mostOfVisitors);
        this.ofPeople = new Shares(mostOfPerson, most);
        this.ofAll = new Shares(most, most);
    }

    @PostConstruct
    void begin() {
        vertx.setPeriodic(BEAT.toMillis(), beat -> all.forEach(OpenPage::beat));
        // The server waits for open requests when it is told to stop, and these would last.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "open pages"));
    }

    private void end() {
        ending = true;
        all.forEach(OpenPage::end);
    }

    /**
     * Room for one more page, taken; empty where there is none. Asking and taking are one: of many who come at the same moment no more
     * get in than there is room for.
     *
     * @param network where the page is looked at, which is what visitors are counted by
     * @return gives it back, however often it is run
     */
    Optional<Runnable> room(Optional<Subject> person, String network) {
        if (ending) {
            return Optional.empty();
        }
        Shares shares = person.isPresent() ? ofPeople : ofVisitors;
        String who = person.map(Subject::key).orElse(network);
        return ofAll.take(EVERYBODY, 1).flatMap(place -> {
            Optional<Runnable> own = shares.take(who, 1);
            if (own.isEmpty()) {
                place.run();
            }
            return own.map(leave -> () -> {
                leave.run();
                place.run();
            });
        });
    }

    void add(OpenPage page) {
        all.add(page);
        page.subjects()
                .forEach(subject -> about.compute(subject, (same, pages) -> {
                    Set<OpenPage> grown = pages == null ? ConcurrentHashMap.newKeySet() : pages;
                    grown.add(page);
                    return grown;
                }));
    }

    void remove(OpenPage page) {
        if (!all.remove(page)) {
            return;
        }
        page.subjects()
                .forEach(subject -> about.computeIfPresent(subject, (same, pages) -> {
                    pages.remove(page);
                    return pages.isEmpty() ? null : pages;
                }));
    }

    /** Those of these somebody waits for. */
    Set<Subject> awaited(Set<Subject> subjects) {
        Set<Subject> awaited = new HashSet<>(subjects);
        awaited.retainAll(about.keySet());
        return awaited;
    }

    /** All that somebody waits for. */
    Set<Subject> awaited() {
        return Set.copyOf(about.keySet());
    }

    void hear(Map<Subject, Signalled> news) {
        news.forEach((subject, signalled) ->
                about.getOrDefault(subject, Set.of()).forEach(page -> page.hear(subject, signalled)));
    }
}
