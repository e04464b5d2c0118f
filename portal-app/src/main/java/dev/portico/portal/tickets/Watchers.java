package dev.portico.portal.tickets;

import dev.portico.portal.platform.Noticed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;

/**
 * Pages that show a ticket and are told that something happened to it, never what: they ask again, as whoever looks at them. What is
 * hidden from customers is told to the vendor's side only, and whoever the ticket is no longer shared with is let go.
 */
@ApplicationScoped
class Watchers {
    private static final Pattern FORM = Pattern.compile("(\\d{1,19}) ([01]) (\\d{1,19})");

    private final Session entities;
    private final Map<Long, Set<Watcher>> all = new ConcurrentHashMap<>();

    Watchers(Session entities) {
        this.entities = entities;
    }

    /** A page; {@code changed} and {@code end} return at once. */
    record Watcher(long ticket, long person, boolean vendor, Runnable changed, Runnable end) {}

    void add(Watcher watcher) {
        all.compute(watcher.ticket(), (ticket, known) -> {
            Set<Watcher> grown = known == null ? ConcurrentHashMap.newKeySet() : known;
            grown.add(watcher);
            return grown;
        });
    }

    void remove(Watcher watcher) {
        all.computeIfPresent(watcher.ticket(), (ticket, known) -> {
            known.remove(watcher);
            return known.isEmpty() ? null : known;
        });
    }

    /** Told on commit, with the change or not at all. */
    void tell(@Observes Happened happened) {
        long left = happened instanceof Happened.Left gone ? gone.person() : 0;
        entities.createNativeQuery("select 1 from pg_notify('" + Noticed.TICKETS + "', :payload)", Integer.class)
                .setParameter("payload", happened.ticket() + " " + (happened.forCustomers() ? 1 : 0) + " " + left)
                .getSingleResult();
    }

    void hear(@Observes Noticed noticed) {
        if (!noticed.channel().equals(Noticed.TICKETS)) {
            return;
        }
        Matcher form = FORM.matcher(noticed.payload());
        if (form.matches()) {
            boolean forCustomers = form.group(2).equals("1");
            long left = Long.parseLong(form.group(3));
            all.getOrDefault(Long.valueOf(form.group(1)), Set.of()).forEach(watcher -> {
                if (watcher.vendor() || forCustomers) {
                    watcher.changed().run();
                }
                if (!watcher.vendor() && watcher.person() == left) {
                    watcher.end().run();
                }
            });
        } else {
            all.values()
                    .forEach(each -> each.forEach(watcher -> watcher.changed().run()));
        }
    }
}
