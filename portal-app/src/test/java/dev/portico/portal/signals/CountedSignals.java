package dev.portico.portal.signals;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import dev.portico.portal.platform.Signals;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The real ones, and how often they were asked. */
@Alternative
@Priority(1)
@ApplicationScoped
class CountedSignals implements Signals {
    private final SignalStore store;
    private final AtomicInteger asked = new AtomicInteger();

    CountedSignals(SignalStore store) {
        this.store = store;
    }

    @Override
    public Map<Subject, Signalled> about(Set<Subject> subjects) {
        asked.incrementAndGet();
        return store.about(subjects);
    }

    int asked() {
        return asked.get();
    }
}
