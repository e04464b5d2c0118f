package dev.portico.extension.observed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.sessions.PortalSessions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Notices what only the console's API announces, and what people change about themselves. */
final class EventListener implements EventListenerProvider {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keycloak's names of what somebody can change, and ours. */
    private static final Map<String, String> FIELDS =
            Map.of("email", "email", "first_name", "firstName", "last_name", "lastName", "phone", "phone");

    private final KeycloakSession session;

    EventListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        RealmModel realm = realm(event.getRealmId());
        if (realm == null || event.getUserId() == null) {
            return;
        }
        AccountChange account = new AccountChange(session, realm, new UserId(event.getUserId()));
        EventType type = event.getType();
        if (type == EventType.UPDATE_PROFILE || type == EventType.UPDATE_EMAIL) {
            edited(event.getDetails() == null ? Map.of() : event.getDetails(), account);
        } else if (type == EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT) {
            account.note(Entry.of(Act.DEACTIVATED).after("cause", "too-many-failed-logins"));
            account.endSessions();
        }
    }

    private static void edited(Map<String, String> details, AccountChange account) {
        Map<String, @Nullable Object> before = new TreeMap<>();
        Map<String, @Nullable Object> after = new TreeMap<>();
        FIELDS.forEach((keycloaks, ours) -> {
            String updated = details.get(Details.PREF_UPDATED + keycloaks);
            if (updated != null) {
                before.put(ours, details.get(Details.PREF_PREVIOUS + keycloaks));
                after.put(ours, updated);
            }
        });
        if (!after.isEmpty()) {
            account.note(Entry.of(Act.EDITED).before(before).after(after));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        RealmModel realm = realm(event.getRealmId());
        if (realm == null || event.getResourceType() == null) {
            return;
        }
        // A realm's own update comes without a path.
        String resource = event.getResourcePath() == null ? "" : event.getResourcePath();
        List<String> path = List.of(resource.split("/", -1));
        switch (event.getResourceType()) {
            case USER -> user(realm, event.getOperationType(), path);
            case ORGANIZATION -> organization(realm, event.getOperationType(), path);
            case REALM, REALM_ROLE -> realm(realm);
            case REALM_ROLE_MAPPING -> groupRoles(realm, event, path);
            default -> {
                // announced by the model, or no concern of the portal
            }
        }
    }

    private void user(RealmModel realm, OperationType operation, List<String> path) {
        if (path.size() < 2 || operation == OperationType.DELETE) {
            return;
        }
        AccountChange account = new AccountChange(session, realm, new UserId(path.get(1)));
        String action = path.get(path.size() - 1);
        if (operation == OperationType.ACTION) {
            if (action.equals("reset-password")) {
                account.note(Entry.of(Act.PASSWORD_SET));
            } else if (action.equals("execute-actions-email") || action.equals("reset-password-email")) {
                account.note(Entry.of(Act.PASSWORD_RESET_SENT));
            }
        } else if (path.size() == 2) {
            Observation.of(session).later(account::note);
        }
    }

    private void organization(RealmModel realm, OperationType operation, List<String> path) {
        if (path.size() != 2 || operation == OperationType.DELETE) {
            return;
        }
        OrganizationId id = new OrganizationId(path.get(1));
        Journal journal = Journal.of(session, realm);
        Observation.of(session)
                .later(() -> OrganizationFacts.of(id, session, realm.getId()).ifPresent(after -> {
                    OrganizationFacts before = operation == OperationType.CREATE
                            ? null
                            : Committed.read(session, earlier -> OrganizationFacts.of(id, earlier, realm.getId())
                                    .orElse(null));
                    List<Entry> entries = before == null
                            ? List.of(Entry.of(Act.ORGANIZATION_CREATED).after(after.fields()))
                            : before.became(after);
                    entries.forEach(entry -> journal.noteUnlessSaid(entry.in(id)));
                    if (before != null && before.enabled() && !after.enabled()) {
                        PortalSessions.of(session, realm).narrow(id);
                    }
                }));
    }

    private void realm(RealmModel realm) {
        Observation.of(session).later(() -> {
            RealmFacts before = Committed.read(session, earlier -> {
                RealmModel was = earlier.realms().getRealm(realm.getId());
                return was == null ? null : RealmFacts.of(was);
            });
            RealmModel is = session.realms().getRealm(realm.getId());
            if (before != null && is != null) {
                before.became(RealmFacts.of(is)).forEach(Journal.of(session, is)::noteUnlessSaid);
            }
        });
    }

    /** {@code [organizations/<id>/]groups/<id>/role-mappings/realm}: concerns everybody in the group. */
    private void groupRoles(RealmModel realm, AdminEvent event, List<String> path) {
        if (path.size() >= 2 && path.get(0).equals("groups")) {
            realmGroupRoles(realm, event, path.get(1));
            return;
        }
        if (path.size() < 4
                || !path.get(0).equals("organizations")
                || !path.get(2).equals("groups")) {
            return;
        }
        GroupModel group = realm.getGroupById(path.get(3));
        if (group == null) {
            return;
        }
        boolean added = event.getOperationType() == OperationType.CREATE;
        Entry entry = Entry.of(Act.GROUP_CHANGED)
                .in(new OrganizationId(path.get(1)))
                .before("group", Places.grant(group).named())
                .after("group", Places.grant(group).named());
        List<String> roles = names(event.getRepresentation());
        Journal.of(session, realm).noteUnlessSaid(added ? entry.after("roles", roles) : entry.before("roles", roles));
        if (!added) {
            losses(realm, roles).of(group);
        }
    }

    /** Of a group of the realm's own, which may make its members the vendor's: those that mean something to the portal. */
    private void realmGroupRoles(RealmModel realm, AdminEvent event, String id) {
        GroupModel group = realm.getGroupById(id);
        List<String> roles = names(event.getRepresentation()).stream()
                .filter(name -> isPortals(realm.getRole(name)))
                .toList();
        if (group == null || roles.isEmpty()) {
            return;
        }
        boolean added = event.getOperationType() == OperationType.CREATE;
        Entry entry = Entry.of(Act.GROUP_CHANGED)
                .before("group", Places.grant(group).named())
                .after("group", Places.grant(group).named());
        Journal.of(session, realm).note(added ? entry.after("roles", roles) : entry.before("roles", roles));
        if (!added) {
            losses(realm, roles).of(group);
        }
    }

    private Losses losses(RealmModel realm, List<String> names) {
        return new Losses(
                PortalSessions.of(session, realm),
                names.stream()
                        .map(realm::getRole)
                        .filter(Objects::nonNull)
                        .flatMap(role -> Directory.rolesOf(role).stream())
                        .toList());
    }

    private static boolean isPortals(@Nullable RoleModel role) {
        return role != null && !Directory.rolesOf(role).isEmpty();
    }

    private static List<String> names(@Nullable String roles) {
        try {
            JsonNode list = JSON.readTree(roles == null ? "[]" : roles);
            return StreamSupport.stream(list.spliterator(), false)
                    .map(role -> role.path("name").asText())
                    .sorted()
                    .toList();
        } catch (JsonProcessingException notOurs) {
            return List.of();
        }
    }

    private @Nullable RealmModel realm(@Nullable String id) {
        return id == null ? null : session.realms().getRealm(id);
    }

    @Override
    public void close() {}
}
