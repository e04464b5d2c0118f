package dev.portico.extension.observed;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.sessions.PortalSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A change of somebody's account. It is noted in every organisation they belong to, since it has effect in each, or else with
 * what concerns the realm.
 */
final class AccountChange {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserId person;

    AccountChange(KeycloakSession session, RealmModel realm, UserId person) {
        this.session = session;
        this.realm = realm;
        this.person = person;
    }

    /** Compares what is in the database now with what was there before this transaction. */
    void note() {
        AccountFacts after = AccountFacts.of(person, session).orElse(null);
        AccountFacts before = Committed.read(
                session, earlier -> AccountFacts.of(person, earlier).orElse(null));
        if (after == null) {
            return;
        }
        if (before == null) {
            note(Entry.of(Act.ACCOUNT_CREATED).after(Map.copyOf(present(after.fields()))));
            return;
        }
        Map<String, @Nullable Object> old = before.differing(after);
        if (!old.isEmpty()) {
            note(Entry.of(Act.EDITED).before(old).after(after.differing(before)));
        }
        if (before.enabled() != after.enabled()) {
            note(Entry.of(after.enabled() ? Act.ACTIVATED : Act.DEACTIVATED));
            endSessions();
        }
        noteEndDates(before, after);
    }

    /** The same in every organisation. */
    void note(Entry entry) {
        Journal journal = Journal.of(session, realm);
        Set<OrganizationId> organizations = organizations();
        if (organizations.isEmpty()) {
            journal.noteUnlessSaid(entry.about(person));
        }
        organizations.forEach(
                organization -> journal.noteUnlessSaid(entry.about(person).in(organization)));
    }

    /** When an account is disabled and, so that nothing of before is revived, when it is enabled again (R39). */
    void endSessions() {
        UserModel user = session.users().getUserById(realm, person.value());
        if (user != null) {
            PortalSessions.of(session, realm).endAll(user);
        }
    }

    private void noteEndDates(AccountFacts before, AccountFacts after) {
        List<Entry> entries = new ArrayList<>();
        for (OrganizationId organization : organizations()) {
            String was = before.until(organization);
            String is = after.until(organization);
            if (!Objects.equals(was, is)) {
                entries.add(Entry.of(Act.END_DATE_SET)
                        .about(person)
                        .in(organization)
                        .before("until", was)
                        .after("until", is));
                if (is != null) {
                    PortalSessions.of(session, realm).narrow(person, organization);
                }
            }
        }
        entries.forEach(Journal.of(session, realm)::noteUnlessSaid);
    }

    private Set<OrganizationId> organizations() {
        return Places.of(session, realm, List.of(person)).organizations(person);
    }

    private static Map<String, Object> present(Map<String, @Nullable String> fields) {
        Map<String, Object> present = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
