package dev.portico.portal.mail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders mails that name each other: into threads, so that an answer is stored after what it answers ({@link Joining}
 * decides about the ticket): two mails belong together when their ids and the ids they mention
 * overlap, directly or through others. The order in which they are added makes no difference, and a mail that is missing
 * still joins those who mention it.
 *
 * @param <T> what stands for a mail
 */
final class Threads<T> {

    private record Entry<T>(T mail, Head head) {}

    /** Thousands with one id would make thousands of ways through the thread. */
    private static final int SAME_ID = 8;

    private final List<Entry<T>> entries = new ArrayList<>();
    private final Map<MessageId, MessageId> above = new HashMap<>();

    void add(T mail, Head head) {
        entries.add(new Entry<>(mail, head));
        head.mentions().forEach(other -> join(head.id(), other));
    }

    /**
     * Each thread with its mails oldest first, but none before those it answers, whatever its Date says: that is the
     * sender's to choose, and the first mail's sender becomes the ticket's requester. The thread with the oldest mail
     * comes first.
     */
    List<List<T>> oldestFirst() {
        Map<MessageId, List<Entry<T>>> threads = new LinkedHashMap<>();
        entries.stream()
                .sorted(Comparator.<Entry<T>, Instant>comparing(
                                entry -> entry.head().date())
                        .thenComparing(entry -> entry.head().mentions().size()))
                .forEach(entry -> threads.computeIfAbsent(root(entry.head().id()), id -> new ArrayList<>())
                        .add(entry));
        return threads.values().stream().map(Threads::answersLater).toList();
    }

    /** Depth first without recursion, since a chain may be long; in a circle the oldest comes last. */
    private static <T> List<T> answersLater(List<Entry<T>> thread) {
        Map<MessageId, List<Entry<T>>> byId = new HashMap<>();
        for (Entry<T> entry : thread) {
            List<Entry<T>> same = byId.computeIfAbsent(entry.head().id(), id -> new ArrayList<>());
            if (same.size() < SAME_ID) {
                same.add(entry);
            }
        }
        Set<Entry<T>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Entry<T>> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        List<T> ordered = new ArrayList<>();
        Deque<Entry<T>> open = new ArrayDeque<>();
        for (Entry<T> start : thread) {
            open.push(start);
            while (!open.isEmpty()) {
                Entry<T> entry = open.element();
                if (seen.add(entry)) {
                    entry.head().mentions().stream()
                            .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                            .filter(answered -> !seen.contains(answered))
                            .forEach(open::push);
                } else {
                    open.pop();
                    if (placed.add(entry)) {
                        ordered.add(entry.mail());
                    }
                }
            }
        }
        return ordered;
    }

    private void join(MessageId one, MessageId other) {
        MessageId first = root(one);
        MessageId second = root(other);
        if (!first.equals(second)) {
            above.put(first, second);
        }
    }

    private MessageId root(MessageId id) {
        MessageId root = id;
        for (MessageId next = above.get(root); next != null; next = above.get(root)) {
            root = next;
        }
        for (MessageId on = id; !on.equals(root); ) {
            MessageId next = above.put(on, root);
            if (next == null) {
                break;
            }
            on = next;
        }
        return root;
    }
}
