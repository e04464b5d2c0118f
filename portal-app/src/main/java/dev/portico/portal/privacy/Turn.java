package dev.portico.portal.privacy;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Invalid;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.Session;

/** Erases in one transaction: all of it happens, and is written down, or nothing. */
@ApplicationScoped
class Turn {
    /** A person of years: ten thousand tickets take seconds. */
    private static final int LONGEST_SECONDS = 600;

    /** Between which the name stands in the question: copied from there, they come along unseen. A name may have some of its own. */
    private static final Pattern ISOLATES = Pattern.compile("[\u2066-\u2069]");

    private final Session entities;
    private final Persons persons;
    private final Holdings holdings;
    private final Journal journal;
    private final InstantSource clock = InstantSource.system();

    Turn(Session entities, Persons persons, Holdings holdings, Journal journal) {
        this.entities = entities;
        this.persons = persons;
        this.holdings = holdings;
        this.journal = journal;
    }

    /**
     * Erases the person. Their row is taken first, and whoever writes as them waits: what was written before is erased with the rest,
     * what comes after refers to nobody and is refused. Nobody waits for this transaction while it waits for them longer than half a
     * second; then it gives up, before the database would end one of the two (deadlock_timeout).
     *
     * @throws Refused {@code not-found} when there is no such person any more
     * @throws Invalid when what was typed is not who they are, or the reason is none
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    Counts erase(long id, long by, String typed, String given) {
        entities.createNativeMutationQuery("set local lock_timeout = '500ms'").executeUpdate();
        Person person = persons.held(id).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        Whose whose = Whose.of(person);
        if (id == by) {
            throw new Invalid(Map.of("person", "oneself"));
        }
        if (!plain(typed).equalsIgnoreCase(plain(whose.known()))) {
            throw new Invalid(Map.of("confirm", typed.isBlank() ? "required" : "differs"));
        }
        String reason = Because.of(given, whose);
        Counts counts = holdings.count(whose);
        long as = persons.nobodyInstead(person, clock.instant());
        Traces traces = new Traces(
                entities,
                id,
                as,
                whose.email().map(email -> email.toLowerCase(Locale.ROOT)).orElse(""));
        traces.holdTickets();
        traces.tellPages();
        traces.takeAway();
        persons.delete(person);
        journal.erased(id, as, by, reason);
        return counts;
    }

    private static String plain(String name) {
        return ISOLATES.matcher(name).replaceAll("").strip();
    }
}
