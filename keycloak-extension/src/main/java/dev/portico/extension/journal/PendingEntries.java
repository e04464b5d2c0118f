package dev.portico.extension.journal;

import dev.portico.extension.commit.BeforeCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;

/** What a session has noted, until its commit: entries of one chain in the order they were noted. */
final class PendingEntries {

    private static final String ATTRIBUTE = PendingEntries.class.getName();

    /** An entry and what is known about how it came about. */
    record Noted(String realmId, Entry entry, Actor actor) {}

    private final KeycloakSession session;
    private final String requestId;
    private final Map<Chain, List<Noted>> entries = new TreeMap<>();
    private boolean arranged;

    private PendingEntries(KeycloakSession session) {
        this.session = session;
        this.requestId = RequestId.of(session);
    }

    static PendingEntries of(KeycloakSession session) {
        PendingEntries pending = session.getAttribute(ATTRIBUTE, PendingEntries.class);
        if (pending == null) {
            pending = new PendingEntries(session);
            session.setAttribute(ATTRIBUTE, pending);
        }
        return pending;
    }

    void add(String realmId, Entry entry, Actor actor) {
        entries.computeIfAbsent(Chain.of(realmId, entry.organization()), chain -> new ArrayList<>())
                .add(new Noted(realmId, entry, actor));
        if (!arranged) {
            arranged = true;
            BeforeCommit.of(session).run(BeforeCommit.Stage.RECORD, this::write);
        }
    }

    private void write() {
        arranged = false;
        JournalRows rows = JournalRows.of(session);
        entries.forEach((chain, noted) -> rows.append(chain, noted, requestId));
        entries.clear();
    }
}
