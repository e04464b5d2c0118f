package dev.portico.extension.observed;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.commit.BeforeCommit;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.sessions.PortalSessions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What a session was seen to do with people's places in organisations; noted right before the commit, when it is known what
 * all of it came to.
 */
final class Observation {

    private static final String ATTRIBUTE = Observation.class.getName();

    private record Place(String realm, OrganizationId organization, UserId person) {}

    private final KeycloakSession session;
    private final Map<Place, Moves> moves = new LinkedHashMap<>();
    private final Set<UserId> goneUsers = new HashSet<>();
    private final Set<OrganizationId> goneOrganizations = new HashSet<>();
    private final List<Runnable> others = new ArrayList<>();
    private boolean arranged;

    private Observation(KeycloakSession session) {
        this.session = session;
    }

    static Observation of(KeycloakSession session) {
        Observation known = session.getAttribute(ATTRIBUTE, Observation.class);
        if (known == null) {
            known = new Observation(session);
            session.setAttribute(ATTRIBUTE, known);
        }
        return known;
    }

    Moves moves(RealmModel realm, OrganizationId organization, UserId person) {
        arrange();
        return moves.computeIfAbsent(new Place(realm.getId(), organization, person), place -> new Moves());
    }

    /** Of who is deleted, that is what there is to note, not every group they leave by it. */
    void gone(UserId person) {
        goneUsers.add(person);
    }

    void gone(OrganizationId organization) {
        goneOrganizations.add(organization);
    }

    /** Looks at something else when everything has been done. */
    void later(Runnable look) {
        arrange();
        others.add(look);
    }

    private void arrange() {
        if (!arranged) {
            arranged = true;
            BeforeCommit.of(session).run(BeforeCommit.Stage.OBSERVE, this::note);
        }
    }

    private void note() {
        arranged = false;
        List<Runnable> looks = List.copyOf(others);
        others.clear();
        looks.forEach(Runnable::run);
        moves.keySet()
                .removeIf(place ->
                        goneUsers.contains(place.person()) || goneOrganizations.contains(place.organization()));
        moves.keySet().stream().map(Place::realm).distinct().toList().forEach(this::noteMoves);
        moves.clear();
    }

    private void noteMoves(String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        List<UserId> people = moves.keySet().stream()
                .filter(place -> place.realm().equals(realmId))
                .map(Place::person)
                .toList();
        Places places = Places.of(session, realm, people);
        Journal journal = Journal.of(session, realm);
        moves.forEach((place, made) -> {
            if (place.realm().equals(realmId)) {
                Holding now = places.holding(place.person(), place.organization());
                Holding before = made.before(now);
                before.became(now, place.organization(), place.person()).forEach(journal::noteUnlessSaid);
                if (now.isLessThan(before)) {
                    PortalSessions.of(session, realm).narrow(place.person(), place.organization());
                }
            }
        });
    }
}
