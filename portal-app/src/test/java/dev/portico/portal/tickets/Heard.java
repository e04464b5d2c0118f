package dev.portico.portal.tickets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what is said to have happened. */
@ApplicationScoped
class Heard {
    private final List<Happened> all = new CopyOnWriteArrayList<>();

    void on(@Observes Happened happened) {
        all.add(happened);
    }

    List<Happened> all() {
        return List.copyOf(all);
    }

    void forget() {
        all.clear();
    }
}
