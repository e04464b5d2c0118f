package dev.portico.extension.journal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of levels themselves concern somebody. Such an entry stands once in an organisation, however many hold the level:
 * whom it concerns follows from what they had been given before it. Read with two statements, or one where no level ever changed.
 */
final class LevelTrail {

    /** Of nobody. */
    static final LevelTrail NONE = new LevelTrail();

    private static final String CHANGES =
            "select j from JournalEntity j where j.chain in (:chains) and j.personId is null"
                    + " and j.act in ('level-edited', 'level-deleted') order by j.seq";

    private static final String STEPS =
            "select j from JournalEntity j where j.chain in (:chains) and j.personId in (:people)"
                    + " and j.act in ('level-changed', 'revoked', 'left') order by j.seq";

    private final Map<Walker, List<JournalEntity>> concerning = new HashMap<>();
    private final Map<Walker, Map<String, JournalEntity>> moved = new HashMap<>();

    private record Walker(String chain, String person) {}

    static LevelTrail of(EntityManager store, Collection<String> chains, Collection<String> people) {
        LevelTrail trail = new LevelTrail();
        List<JournalEntity> changes = chains.isEmpty() || people.isEmpty()
                ? List.of()
                : store.createQuery(CHANGES, JournalEntity.class)
                        .setParameter("chains", chains)
                        .getResultList();
        if (!changes.isEmpty()) {
            Map<Walker, List<JournalEntity>> steps = new HashMap<>();
            store.createQuery(STEPS, JournalEntity.class)
                    .setParameter("chains", chains)
                    .setParameter("people", people)
                    .getResultList()
                    .forEach(step -> steps.computeIfAbsent(
                                    new Walker(step.chain(), String.valueOf(step.personId())),
                                    each -> new ArrayList<>())
                            .add(step));
            steps.forEach((walker, own) -> trail.walk(
                    walker,
                    Stream.concat(own.stream(), changes.stream().filter(change -> change.chain()
                                    .equals(walker.chain())))
                            .sorted((one, other) -> Long.compare(one.seq(), other.seq()))
                            .toList()));
        }
        return trail;
    }

    /** The entries that concern this person, in all of these chains. */
    List<Recorded> concerning(String person) {
        return concerning.entrySet().stream()
                .filter(each -> each.getKey().person().equals(person))
                .flatMap(each -> each.getValue().stream())
                .map(entry -> Recorded.of(entry, null))
                .toList();
    }

    /** The entry by which this person came to hold this level, if they hold it in place of one that was deleted. */
    Optional<JournalEntity> moved(Chain chain, String person, String level) {
        return Optional.ofNullable(
                moved.getOrDefault(new Walker(chain.key(), person), Map.of()).get(level));
    }

    private void walk(Walker walker, List<JournalEntity> inOrder) {
        Set<String> held = new LinkedHashSet<>();
        Map<String, JournalEntity> from = new HashMap<>();
        for (JournalEntity entry : inOrder) {
            Content.Said said = Content.of(entry, null).said();
            if (entry.personId() != null) {
                held.clear();
                held.addAll(levels(said.after()));
                from.keySet().retainAll(held);
                continue;
            }
            String level = String.valueOf(said.before().get("level"));
            if (held.contains(level)) {
                concerning.computeIfAbsent(walker, each -> new ArrayList<>()).add(entry);
            }
            if (entry.act().equals(Act.LEVEL_DELETED.wireName()) && held.remove(level)) {
                from.remove(level);
                if (said.after().get("replacement") instanceof String other && held.add(other)) {
                    from.put(other, entry);
                }
            }
        }
        moved.put(walker, from);
    }

    /** What an entry gives; somebody whose access was taken, or who left, has none. */
    private static Collection<String> levels(Map<String, @Nullable Object> after) {
        if (after.get("levels") instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return after.get("level") instanceof String one ? List.of(one) : List.of();
    }
}
