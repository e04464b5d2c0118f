package dev.portico.extension.revision;

import dev.portico.extension.internals.CountCache;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;

/**
 * Raises what this session's changes call for, each counter once, right before the commit and in one order.
 *
 * <p>That late because a counter's row stays locked until the commit; before it and not after it because a raise that fails
 * must take the change with it. Event listeners cannot: Keycloak swallows what they throw.
 */
final class PendingRaises extends AbstractKeycloakTransaction {

    private static final String ATTRIBUTE = PendingRaises.class.getName();

    private final KeycloakSession session;
    private final Set<Counter> counters = new TreeSet<>();
    private boolean raised;

    private PendingRaises(KeycloakSession session) {
        this.session = session;
    }

    static PendingRaises of(KeycloakSession session) {
        PendingRaises pending = session.getAttribute(ATTRIBUTE, PendingRaises.class);
        if (pending == null) {
            pending = new PendingRaises(session);
            session.setAttribute(ATTRIBUTE, pending);
            session.getTransactionManager().enlistPrepare(pending);
            session.getTransactionManager().enlistAfterCompletion(pending.afterwards());
        }
        return pending;
    }

    /** What another participant of the commit still changes after ours was asked is raised there and then. */
    void add(Counter counter) {
        if (counters.add(counter) && raised) {
            RaisesUnderWay.begin(Set.of(counter));
            raise(RevisionRows.of(session), counter);
        }
    }

    @Override
    protected void commitImpl() {
        RevisionRows rows = RevisionRows.of(session);
        rows.flush();
        raised = true;
        RaisesUnderWay.begin(counters);
        for (Counter counter : List.copyOf(counters)) {
            raise(rows, counter);
        }
    }

    private void raise(RevisionRows rows, Counter counter) {
        rows.raise(counter);
        forget(counter);
    }

    @Override
    protected void rollbackImpl() {
        // nothing was raised
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

    private KeycloakTransaction afterwards() {
        return new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                rollbackImpl();
            }

            @Override
            protected void rollbackImpl() {
                if (raised) {
                    RaisesUnderWay.end(counters);
                }
            }
        };
    }
}
