package dev.portico.extension.levels;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.commit.BeforeCommit;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells organisations what becomes of a level that their people hold: one entry in the journal of each, however many people, and
 * word to whoever writes to them. Read before the change, because afterwards nobody can tell them from others.
 */
record LevelNews(
        KeycloakSession session,
        RealmModel realm,
        Level level,
        String title,
        Map<OrganizationId, List<UserId>> holders) {

    static LevelNews of(KeycloakSession session, RealmModel realm, Level level) {
        return new LevelNews(
                session,
                realm,
                level,
                level.view().title(),
                LevelHolders.of(session, new LevelUses(session, realm, level).withAncestors()));
    }

    /** @param what happened to the level, as the realm's journal has it */
    void tell(Entry what, Optional<String> replacement) {
        if (holders.isEmpty()) {
            return;
        }
        Journal journal = Journal.of(session, realm);
        holders.forEach(
                (organization, people) -> journal.note(what.in(organization).after("people", people.size())));
        LevelMoved moved = new LevelMoved(
                session.getKeycloakSessionFactory(),
                realm.getId(),
                Actor.in(session),
                what.act(),
                level.role().name(),
                title,
                replacement,
                holders);
        BeforeCommit.of(session).afterwards(() -> moved.factory().publish(moved));
    }
}
