package dev.portico.extension.sessions;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.commit.BeforeCommit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Ends what somebody has open, once the change that calls for it is committed: before that the sessions would be renewed with
 * the old rights. However often it is asked for in one transaction, it is done once. Clients are told behind the request, so that
 * one which does not answer makes nobody wait.
 *
 * <p>Were the server to die in between, the sessions would be left, and worth nothing: rights are looked up at every refresh,
 * introspection and call, and {@link #endAll} has outdated the tokens by then.
 */
public final class PortalSessions {

    private static final Logger LOG = Logger.getLogger(PortalSessions.class);

    private static final String ATTRIBUTE = PortalSessions.class.getName();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Set<Object> arranged = new HashSet<>();
    private @Nullable Boolean told;

    private PortalSessions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static PortalSessions of(KeycloakSession session, RealmModel realm) {
        String key = ATTRIBUTE + realm.getId();
        PortalSessions known = session.getAttribute(key, PortalSessions.class);
        if (known == null) {
            known = new PortalSessions(session, realm);
            session.setAttribute(key, known);
        }
        return known;
    }

    /**
     * Ends what guarded clients have open in this person's sessions for one organisation, offline ones included: their refresh
     * tokens are worth nothing, and a browser gets new ones without a password. What is open for another organisation stays, and
     * so do other applications.
     */
    public void endAtPortal(UserId person, OrganizationId organization) {
        if (arranged.add(List.of(person, organization))) {
            boolean told = isTold();
            afterCommit(open -> open.leavePortal(person.value(), organization, told));
        }
    }

    /**
     * Somebody has less than before in an organisation. Where the portal is told of it, the next request is decided by what is
     * left, in the same session, and refused with a reason when nothing is. Where it is not, the session at the portal ends, so
     * that no token outlives the rights by more than the time it was given.
     */
    public void narrow(UserId person, OrganizationId organization) {
        if (!isTold()) {
            logEnd(person);
            endAtPortal(person, organization);
        }
    }

    /** The same for somebody who has less in every organisation. */
    public void narrow(UserId person) {
        if (!isTold() && arranged.add(person)) {
            logEnd(person);
            afterCommit(open -> open.leavePortal(person.value()));
        }
    }

    /** The same for all members of an organisation, behind the request: they may be many. */
    public void narrow(OrganizationId organization) {
        if (!isTold() && arranged.add(organization)) {
            behindTheCommit(SessionHolders.membersOf(organization), Optional.of(organization));
        }
    }

    /** The same for those in a group, which gave them something that it gives no longer. */
    public void narrow(GroupModel group) {
        if (!isTold() && arranged.add(group.getId())) {
            behindTheCommit(
                    SessionHolders.in(group),
                    Optional.ofNullable(group.getOrganization()).map(each -> new OrganizationId(each.getId())));
        }
    }

    /** Ends every session of this person, and outdates every token made before now; nothing of it is ever revived (R39). */
    public void endAll(UserModel user) {
        if (arranged.add("all of " + user.getId())) {
            session.users().setNotBeforeForUser(realm, user, (int) Time.currentTimeSeconds());
            afterCommit(open -> open.logOut(user.getId()));
            session.getKeycloakSessionFactory().publish(new AllEnded(session, realm, new UserId(user.getId())));
        }
    }

    /** Ends this one session, of which no browser has a cookie. */
    public void close(String id) {
        if (arranged.add("session " + id)) {
            afterCommit(open -> open.close(id));
        }
    }

    /** Looked at once in a transaction, which may be about many people. */
    private boolean isTold() {
        Boolean known = told;
        if (known == null) {
            known = Signalling.reachesThePortal(realm);
            told = known;
        }
        return known;
    }

    private void afterCommit(Work work) {
        Ending ending = new Ending(session, realm);
        BeforeCommit.of(session).afterwards(() -> ending.run(work));
    }

    /** @param place the organisation in which they have less; empty where it is everywhere */
    private void behindTheCommit(SessionHolders holders, Optional<OrganizationId> place) {
        List<Work> endings = holders.read(session, realm).stream()
                .map(person -> place.<Work>map(in -> open -> open.leavePortal(person, in, false))
                        .orElse(open -> open.leavePortal(person)))
                .toList();
        Ending ending = new Ending(session, realm);
        BeforeCommit.of(session).afterwards(() -> ending.run(endings));
    }

    private static void logEnd(UserId person) {
        LOG.infof("User %s has less than before and the portal is not told of it: sessions there end", person.value());
    }

    /** Something that ends sessions. */
    @FunctionalInterface
    interface Work {
        void in(OpenSessions open);
    }
}
