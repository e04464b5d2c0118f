package dev.portico.portal.signals;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
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

    private final Vertx vertx;
    private final int mostOfVisitors;
    private final int mostOfPerson;
    private final int most;
    private final Map<Subject, Set<OpenPage>> about = new ConcurrentHashMap<>();
    private final Set<OpenPage> all = ConcurrentHashMap.newKeySet();
    private final Map<Optional<Subject>, Integer> counts = new ConcurrentHashMap<>();
    private volatile boolean ending;

    OpenPages(
            Vertx vertx,
            @ConfigProperty(name = "portico.news.visitors") int mostOfVisitors,
            @ConfigProperty(name = "portico.news.person") int mostOfPerson,
            @ConfigProperty(name = "portico.news.all") int most) {
        this.vertx = vertx;
        this.mostOfVisitors = mostOfVisitors;
        this.mostOfPerson = mostOfPerson;
        this.most = most;
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

    /** True where one more may wait. */
    boolean hasRoom(Optional<Subject> person) {
        int own = counts.getOrDefault(person, 0);
        return !ending && all.size() < most && own < (person.isPresent() ? mostOfPerson : mostOfVisitors);
    }

    void add(OpenPage page) {
        all.add(page);
        counts.merge(page.person(), 1, Integer::sum);
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
        counts.computeIfPresent(page.person(), (person, count) -> count == 1 ? null : count - 1);
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
