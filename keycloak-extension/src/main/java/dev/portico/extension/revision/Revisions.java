package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.internals.CountCache;
import dev.portico.extension.internals.UserShelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The counters of one realm.
 *
 * <p>Reading costs no statement while the user and the realm are cached, else one. Read before the rights: then a change in
 * between makes a token look too old, which a refresh mends, and never too new, which nothing would.
 *
 * <p>Changes made through Keycloak's own API or console are noticed ({@link RevisionListener}); code that writes a user,
 * organisation, role or realm attribute through the model calls {@code raise} itself, in the same transaction.
 */
public final class Revisions {

    private static final String ON_SHELF = "portico.revision";

    private final KeycloakSession session;
    private final RealmModel realm;

    private Revisions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static Revisions of(KeycloakSession session, RealmModel realm) {
        return new Revisions(session, realm);
    }

    /** What this person holds everywhere has changed, or whether they may enter at all. */
    public void raise(UserId user) {
        PendingRaises.of(session).add(Counter.of(realm.getId(), user), Optional.empty());
    }

    /** What this person holds in this organisation has changed. */
    public void raise(UserId user, OrganizationId organization) {
        PendingRaises.of(session).add(Counter.of(realm.getId(), user), Optional.of(organization));
    }

    /** What holds for every member of this organisation has changed. */
    public void raise(OrganizationId organization) {
        PendingRaises.of(session).add(Counter.of(realm.getId(), organization), Optional.empty());
    }

    /**
     * Makes whoever else calls this for the organisation wait until this transaction has ended: for changes that rest on what
     * several members hold. To be called before reading that, and to be read from the database then: what lies in caches or
     * was read before may be older.
     */
    public void hold(OrganizationId organization) {
        RevisionRows.of(session).lock(Counter.of(realm.getId(), organization));
    }

    /** The same for a person: for changes of what several organisations write. To be called after the organisation's. */
    public void hold(UserId user) {
        RevisionRows.of(session).lock(Counter.of(realm.getId(), user));
    }

    /** What holds for everybody has changed: a setting, a level. */
    public void raiseRealm() {
        PendingRaises.of(session).add(Counter.ofRealm(realm.getId()), Optional.empty());
    }

    /**
     * Reads what a token of this person rests on.
     *
     * @param organization null where there is none; its part is then 0
     */
    public Revision read(UserModel user, @Nullable OrganizationId organization) {
        Reading reading = new Reading();
        Part member =
                reading.part(Counter.of(realm.getId(), new UserId(user.getId())), new ShelfPlace(UserShelf.of(user)));
        Part ofRealm = reading.part(Counter.ofRealm(realm.getId()));
        Part ofOrganization = organization == null ? null : reading.part(Counter.of(realm.getId(), organization));
        reading.readMissing();
        return new Revision(member.value, ofOrganization == null ? 0 : ofOrganization.value, ofRealm.value);
    }

    /** Where a number is kept. */
    private interface Place {
        OptionalLong value();

        void fill(long value);
    }

    private record ShelfPlace(UserShelf shelf) implements Place {
        @Override
        public OptionalLong value() {
            return shelf.get(ON_SHELF, Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty);
        }

        @Override
        public void fill(long value) {
            shelf.put(ON_SHELF, value);
        }
    }

    private record SlotPlace(CountCache.Slot slot) implements Place {
        @Override
        public OptionalLong value() {
            return slot.value();
        }

        @Override
        public void fill(long value) {
            slot.fill(value);
        }
    }

    /** One of the three numbers. */
    private static final class Part {
        private final Counter counter;
        private final Place place;
        private long value;

        Part(Counter counter, Place place) {
            this.counter = counter;
            this.place = place;
        }
    }

    /** Up to three numbers: those at hand, and the others with one statement. */
    private final class Reading {
        private final List<Part> missing = new ArrayList<>();

        Part part(Counter counter) {
            return part(counter, new SlotPlace(CountCache.of(session, realm).slot(counter.subject())));
        }

        Part part(Counter counter, Place place) {
            Part part = new Part(counter, place);
            place.value().ifPresentOrElse(value -> part.value = value, () -> missing.add(part));
            return part;
        }

        void readMissing() {
            if (missing.isEmpty()) {
                return;
            }
            Map<String, Long> found = RevisionRows.of(session)
                    .read(missing.stream().map(part -> part.counter).toList());
            for (Part part : missing) {
                long value = found.getOrDefault(part.counter.subject(), 0L);
                int underWay = RaisesUnderWay.of(part.counter);
                part.value = Math.max(0, value - underWay);
                if (underWay == 0) {
                    part.place.fill(value);
                }
            }
        }
    }
}
