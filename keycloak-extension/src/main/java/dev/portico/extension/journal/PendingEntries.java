package dev.portico.extension.journal;

import dev.portico.extension.access.UserId;
import dev.portico.extension.commit.BeforeCommit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;

/** What a session has noted, until its commit: entries of one chain in the order they were noted. */
final class PendingEntries {

    private static final String INVITED_BY = "invitedBy";

    /** What an invitation gives. */
    private static final Set<Act> GIVEN =
            Set.of(Act.JOINED, Act.LEVEL_CHANGED, Act.ROLE_GRANTED, Act.OWN_ONLY_SET, Act.END_DATE_SET);

    private static final String ATTRIBUTE = PendingEntries.class.getName();

    /**
     * An entry and what is known about how it came about.
     *
     * @param observed whether it was seen to happen, and not said by whoever did it
     */
    record Noted(String realmId, Entry entry, Actor actor, boolean observed) {

        private Noted invited(Map<UserId, Object> inviters) {
            Object inviter = GIVEN.contains(entry.act())
                    ? entry.person().map(inviters::get).orElse(null)
                    : null;
            return inviter == null ? this : new Noted(realmId, entry.after(INVITED_BY, inviter), actor, observed);
        }
    }

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
            List<Noted> once = withInviters(withoutRepetitions(noted));
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

    /** Who accepts an invitation gives themselves nothing: what comes with it says who invited. */
    private static List<Noted> withInviters(List<Noted> noted) {
        Map<UserId, Object> inviters = new HashMap<>();
        noted.stream()
                .map(Noted::entry)
                .filter(entry -> entry.act() == Act.INVITATION_ACCEPTED)
                .forEach(entry -> entry.person()
                        .ifPresent(person -> Optional.ofNullable(entry.after().get(INVITED_BY))
                                .ifPresent(inviter -> inviters.put(person, inviter))));
        return inviters.isEmpty()
                ? noted
                : noted.stream().map(each -> each.invited(inviters)).toList();
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
