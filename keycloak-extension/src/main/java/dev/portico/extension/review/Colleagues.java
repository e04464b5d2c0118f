package dev.portico.extension.review;

import dev.portico.extension.directory.PeopleNames;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells people by name who looked through their eyes, and in which of their organisations (R31): a colleague of theirs is somebody to be
 * asked about it. The vendor's staff stay the vendor, and who is no longer of the organisation stays nameless. As many statements for many
 * entries as for one.
 */
final class Colleagues {

    private static final Set<String> LOOKING = Stream.of(
                    Act.PERSPECTIVE_STARTED, Act.PERSPECTIVE_ENDED, Act.PERSPECTIVE_PAGES)
            .map(Act::wireName)
            .collect(Collectors.toUnmodifiableSet());

    private static final String ORGANIZATIONS =
            "select o.id, o.name from OrganizationEntity o where o.realmId = :realm and o.id in :organizations";

    private final Map<String, String> organizations;
    private final Map<PeopleNames.Place, String> viewers;

    private Colleagues(Map<String, String> organizations, Map<PeopleNames.Place, String> viewers) {
        this.organizations = organizations;
        this.viewers = viewers;
    }

    /** Those who looked in these entries, if any of them is about that. */
    static Colleagues in(List<EntryView> entries, KeycloakSession session, RealmModel realm) {
        List<EntryView> looks =
                entries.stream().filter(entry -> LOOKING.contains(entry.act())).toList();
        Set<String> places = looks.stream()
                .flatMap(entry -> Optional.ofNullable(entry.organization()).stream())
                .collect(Collectors.toSet());
        Set<PeopleNames.Place> people = looks.stream()
                .flatMap(entry -> Optional.ofNullable(entry.organization()).stream()
                        .flatMap(there ->
                                person(entry.actor()).stream().map(viewer -> new PeopleNames.Place(there, viewer))))
                .collect(Collectors.toSet());
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return new Colleagues(
                places.isEmpty() ? Map.of() : organizations(store, realm, places),
                new PeopleNames(session, realm).of(people));
    }

    private static Map<String, String> organizations(EntityManager store, RealmModel realm, Set<String> ids) {
        return store.createQuery(ORGANIZATIONS, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("organizations", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    EntryView name(EntryView entry) {
        return Optional.ofNullable(entry.organization())
                .filter(there -> LOOKING.contains(entry.act()) && organizations.containsKey(there))
                .map(there -> entry.named(
                        person(entry.actor())
                                .flatMap(viewer ->
                                        Optional.ofNullable(viewers.get(new PeopleNames.Place(there, viewer)))),
                        organizations.getOrDefault(there, "")))
                .orElse(entry);
    }

    /** Their id; empty for the vendor's staff. */
    private static Optional<String> person(EntryView.Doer doer) {
        return Optional.ofNullable(doer.id()).filter(id -> doer.kind().equals(Actor.Kind.PERSON.wireName()));
    }
}
