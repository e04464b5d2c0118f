package dev.portico.portal.tickets;

import dev.portico.portal.platform.Noticed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
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
    private static final Pattern TYPING = Pattern.compile("(\\d{1,19}) ([01])");
    private static final Pattern FORM = Pattern.compile("(\\d{1,19}) ([01]) (\\d{1,19})");

    private final Session entities;
    private final Map<Long, Set<Watcher>> all = new ConcurrentHashMap<>();
    private final Recent recent = new Recent(InstantSource.system());

    Watchers(Session entities) {
        this.entities = entities;
    }

    /** A page; {@code changed}, {@code typing} and {@code end} return at once. */
    record Watcher(long ticket, long person, boolean vendor, Runnable changed, Runnable typing, Runnable end) {
        private boolean hears(Recent.Told told) {
            return told.ticket() == ticket && (vendor || told.forCustomers());
        }

        private boolean leaves(Recent.Told told) {
            return told.ticket() == ticket && !vendor && told.left() == person;
        }
    }

    /**
     * From now on it is told, and at once what it missed.
     *
     * @param shown when what the page shows was read; nothing was missed where that is now
     * @param asked before it was asked whether its reader sees the ticket
     */
    void add(Watcher watcher, Instant shown, Instant asked) {
        all.compute(watcher.ticket(), (ticket, known) -> {
            Set<Watcher> grown = known == null ? ConcurrentHashMap.newKeySet() : known;
            grown.add(watcher);
            return grown;
        });
        if (recent.since(shown, watcher::hears)) {
            watcher.changed().run();
        }
        if (recent.since(asked, watcher::leaves)) {
            watcher.end().run();
        }
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
        if (noticed.channel().equals(Noticed.TYPING)) {
            hearTyping(noticed.payload());
        }
        if (!noticed.channel().equals(Noticed.TICKETS)) {
            return;
        }
        Matcher form = FORM.matcher(noticed.payload());
        if (form.matches()) {
            Recent.Told told = recent.keep(
                    Long.parseLong(form.group(1)), form.group(2).equals("1"), Long.parseLong(form.group(3)));
            all.getOrDefault(told.ticket(), Set.of()).forEach(watcher -> {
                if (watcher.hears(told)) {
                    watcher.changed().run();
                }
                if (watcher.leaves(told)) {
                    watcher.end().run();
                }
            });
        } else {
            recent.forget();
            all.values()
                    .forEach(each -> each.forEach(watcher -> watcher.changed().run()));
        }
    }

    private void hearTyping(String payload) {
        Matcher form = TYPING.matcher(payload);
        if (form.matches()) {
            boolean byVendor = form.group(2).equals("1");
            all.getOrDefault(Long.valueOf(form.group(1)), Set.of()).stream()
                    .filter(watcher -> watcher.vendor() != byVendor)
                    .forEach(watcher -> watcher.typing().run());
        }
    }
}
