package dev.portico.extension.journal;

import dev.portico.extension.access.UserId;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The history of access in one realm, append-only: who did what to whom, where, when and why.
 *
 * <p>An entry is written with the change, right before the commit: nothing is noted of what is rolled back, and a change
 * whose entry cannot be written does not happen. Who acts and the request's id are taken from the session. Entries of one
 * organisation, and those of the realm, form a chain of hashes each; an entry that was altered or removed breaks it.
 *
 * <p>Start with {@code Journal.of(session, realm).note(Entry.of(Act.DEACTIVATED).in(acme).about(ben))}.
 */
public final class Journal {

    private final KeycloakSession session;
    private final RealmModel realm;

    private Journal(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static Journal of(KeycloakSession session, RealmModel realm) {
        return new Journal(session, realm);
    }

    /** Notes a change; in the journal with the commit. */
    public void note(Entry entry) {
        PendingEntries.of(session).add(realm.getId(), entry, Actor.in(session));
    }

    /** Notes a change of which this one is the author, whoever's request it comes with. */
    public void note(Entry entry, Actor author) {
        PendingEntries.of(session).add(realm.getId(), entry, author);
    }

    /** Notes a change that was only observed, unless whoever made it has noted it. */
    public void noteUnlessSaid(Entry entry) {
        PendingEntries.of(session).addObserved(realm.getId(), entry, Actor.in(session));
    }

    /** What this session has written so far and is about to commit; of those who did it, each once. */
    public List<Journaled> written() {
        return Journaled.of(session, PendingEntries.of(session).written()).stream()
                .filter(journaled -> journaled.realmId().equals(realm.getId()))
                .toList();
    }

    /** The request's id, under which its entries stand. */
    public String requestId() {
        return RequestId.of(session);
    }

    /** Forgets the personal values kept about somebody; the entries stay, and their chains hold. */
    public void erase(UserId person, Optional<String> email) {
        JournalRows.of(session).erase(realm.getId(), person, email);
    }

    /** Removes everything, with the realm. */
    public void remove() {
        JournalRows.of(session).remove(realm.getId());
    }
}
