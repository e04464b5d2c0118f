package dev.portico.extension.revision;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.commit.BeforeCommit;
import dev.portico.extension.internals.CountCache;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;

/**
 * Raises what this session's changes call for, each counter once, right before the commit and in one order.
 *
 * <p>That late because a counter's row stays locked until the commit; before it and not after it because a raise that fails
 * must take the change with it.
 */
final class PendingRaises {

    private static final String ATTRIBUTE = PendingRaises.class.getName();

    private final KeycloakSession session;
    private final Reach reach = new Reach();

    /** Those in the database by now, and under way until the transaction has ended. */
    private final Set<Counter> raised = new TreeSet<>();

    private final Set<Counter> untold = new TreeSet<>();

    private boolean arranged;

    private PendingRaises(KeycloakSession session) {
        this.session = session;
    }

    static PendingRaises of(KeycloakSession session) {
        PendingRaises pending = session.getAttribute(ATTRIBUTE, PendingRaises.class);
        if (pending == null) {
            pending = new PendingRaises(session);
            session.setAttribute(ATTRIBUTE, pending);
            BeforeCommit.of(session).whateverBecomes(pending::end);
        }
        return pending;
    }

    /** @param place the organisation that a member's raise is about; empty for the account, and for other counters */
    void add(Counter counter, Optional<OrganizationId> place) {
        reach.add(counter, place);
        if (!arranged) {
            arranged = true;
            BeforeCommit.of(session).run(BeforeCommit.Stage.COUNT, this::raise);
        }
    }

    private void raise() {
        arranged = false;
        RevisionRows rows = RevisionRows.of(session);
        rows.flush();
        for (Counter counter : reach.counters()) {
            if (raised.add(counter)) {
                RaisesUnderWay.begin(counter);
                rows.raise(counter);
                forget(counter);
                untold.add(counter);
            }
        }
        BeforeCommit.of(session).run(BeforeCommit.Stage.ANNOUNCE, this::tell);
    }

    private void tell() {
        if (!untold.isEmpty()) {
            List<Raised> told = new Tidings(session, reach).of(untold);
            untold.clear();
            told.forEach(session.getKeycloakSessionFactory()::publish);
        }
    }

    /** Only what was begun: another transaction's raise of the same counter may be under way while this one is rolled back. */
    private void end() {
        raised.forEach(RaisesUnderWay::end);
        raised.clear();
    }

    private void forget(Counter counter) {
        RealmModel realm = session.realms().getRealm(counter.realm());
        if (realm == null) {
            return;
        }
        if (counter.kind() == Counter.Kind.MEMBER) {
            forgetUser(realm, counter.id());
        } else {
            CountCache.of(session, realm).invalidate(counter.subject());
        }
    }

    private void forgetUser(RealmModel realm, String id) {
        UserModel user = session.users().getUserById(realm, id);
        UserCache cache = session.getProvider(UserCache.class);
        if (user != null && cache != null) {
            cache.evict(realm, user);
        }
    }
}
