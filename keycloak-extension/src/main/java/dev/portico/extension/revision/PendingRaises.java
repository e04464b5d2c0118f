package dev.portico.extension.revision;

import dev.portico.extension.internals.CountCache;
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

    void add(Counter counter) {
        counters.add(counter);
    }

    @Override
    protected void commitImpl() {
        RevisionRows rows = RevisionRows.of(session);
        rows.flush();
        RaisesUnderWay.begin(counters);
        for (Counter counter : counters) {
            rows.raise(counter);
            forget(counter);
        }
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
                RaisesUnderWay.end(counters);
            }

            @Override
            protected void rollbackImpl() {
                RaisesUnderWay.end(counters);
            }
        };
    }
}
