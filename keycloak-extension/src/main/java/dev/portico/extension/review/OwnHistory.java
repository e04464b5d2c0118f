package dev.portico.extension.review;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.PeopleNames;
import dev.portico.extension.directory.RoleTitles;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.JournalPages;
import dev.portico.extension.journal.Recorded;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The same as {@code /me/history}, with what things and people in it are called, for a page that has nobody else to ask. */
public final class OwnHistory {

    /** Where entries name roles. */
    private static final Set<String> ROLES = Set.of("level", "levels", "role", "roles", "replacement");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserId person;
    private final Map<String, String> organizations;
    private final Set<OrganizationId> untold;

    /**
     * @param organizations the names of those the person belongs to, by id
     * @param untold those of which nothing that happened there may be told
     */
    public OwnHistory(
            KeycloakSession session,
            RealmModel realm,
            UserId person,
            Map<String, String> organizations,
            Set<OrganizationId> untold) {
        this.session = session;
        this.realm = realm;
        this.person = person;
        this.organizations = organizations;
        this.untold = untold;
    }

    /**
     * @param people what those are called who did it and belong to the organisation, by id, as long as the reader does; the vendor's
     *     people stay the vendor
     * @param organizations names by id
     * @param roles titles by name
     */
    record Told(
            List<EntryView> items,
            @Nullable String next,
            Map<String, String> people,
            Map<String, String> organizations,
            Map<String, String> roles) {}

    public Response list(Paging paging) {
        List<Recorded> found =
                JournalPages.of(session).before(Cursors.place(paging), realm.getId(), person, untold, paging.rows());
        Paging.Page<EntryView> page = paging.page(found, Cursors::of, this::views);
        return Json.ok(
                new Told(page.items(), page.next(), people(page.items()), named(page.items()), roles(page.items())));
    }

    private List<EntryView> views(List<Recorded> entries) {
        return entries.stream().map(EntryView::forPerson).toList();
    }

    private Map<String, String> people(List<EntryView> entries) {
        Set<PeopleNames.Place> places = entries.stream()
                .filter(entry ->
                        Actor.Kind.PERSON.wireName().equals(entry.actor().kind()))
                .flatMap(entry -> place(entry.organization(), entry.actor().id()))
                .filter(place -> organizations.containsKey(place.organization()))
                .collect(Collectors.toUnmodifiableSet());
        Map<PeopleNames.Place, String> names = new PeopleNames(session, realm).of(places);
        Map<String, String> found = new TreeMap<>();
        places.forEach(place -> {
            @Nullable String name = names.get(place);
            if (name != null) {
                found.put(place.person(), name);
            }
        });
        return found;
    }

    private static Stream<PeopleNames.Place> place(@Nullable String organization, @Nullable String actor) {
        return organization == null || actor == null
                ? Stream.empty()
                : Stream.of(new PeopleNames.Place(organization, actor));
    }

    private Map<String, String> named(List<EntryView> entries) {
        Map<String, String> found = new TreeMap<>();
        entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.organization()))
                .forEach(id -> {
                    @Nullable String name = organizations.get(id);
                    if (name != null) {
                        found.put(id, name);
                    }
                });
        return found;
    }

    private Map<String, String> roles(List<EntryView> entries) {
        RoleTitles titles = new RoleTitles(realm);
        Map<String, String> found = new TreeMap<>();
        entries.stream()
                .flatMap(entry -> Stream.of(entry.before(), entry.after()))
                .flatMap(values -> values.entrySet().stream())
                .filter(value -> ROLES.contains(value.getKey()))
                .flatMap(value -> texts(value.getValue()))
                .forEach(role -> found.put(role, titles.of(role)));
        return found;
    }

    private static Stream<String> texts(@Nullable Object value) {
        if (value instanceof String one) {
            return Stream.of(one);
        }
        return value instanceof Collection<?> several
                ? several.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
