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

    /**
     * An entry and what is known about how it came about.
     *
     * @param observed whether it was seen to happen, and not said by whoever did it
     */
    record Noted(String realmId, Entry entry, Actor actor, boolean observed) {}

    private final KeycloakSession session;
    private final String requestId;
    private final Map<Chain, List<Noted>> entries = new TreeMap<>();
    private final List<Noted> written = new ArrayList<>();
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
        add(new Noted(realmId, entry, actor, false));
    }

    void addObserved(String realmId, Entry entry, Actor actor) {
        add(new Noted(realmId, entry, actor, true));
    }

    private void add(Noted noted) {
        Chain chain = Chain.of(noted.realmId(), noted.entry().organization());
        entries.computeIfAbsent(chain, each -> new ArrayList<>()).add(noted);
        if (!arranged) {
            arranged = true;
            BeforeCommit.of(session).run(BeforeCommit.Stage.RECORD, this::write);
        }
    }

    private void write() {
        arranged = false;
        JournalRows rows = JournalRows.of(session);
        List<Noted> now = new ArrayList<>();
        entries.forEach((chain, noted) -> {
            List<Noted> once = withoutRepetitions(noted);
            if (!once.isEmpty()) {
                rows.append(chain, once, requestId);
                now.addAll(once);
            }
        });
        entries.clear();
        written.addAll(now);
        BeforeCommit.of(session).afterwards(() -> Journaled.publish(session, now));
    }

    List<Noted> written() {
        return List.copyOf(written);
    }

    /** Of what was both said and observed, what was said: it knows why. */
    private static List<Noted> withoutRepetitions(List<Noted> noted) {
        List<Entry> said = noted.stream()
                .filter(each -> !each.observed())
                .map(Noted::entry)
                .toList();
        return noted.stream()
                .filter(each -> !each.observed() || said.stream().noneMatch(entry -> entry.tellsOf(each.entry())))
                .toList();
    }
}
