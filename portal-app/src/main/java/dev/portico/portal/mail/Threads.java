package dev.portico.portal.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins mails that name each other into threads: two mails belong together when their ids and the ids they mention
 * overlap, directly or through others. The order in which they are added makes no difference, and a mail that is missing
 * still joins those who mention it.
 *
 * @param <T> what stands for a mail
 */
final class Threads<T> {

    private record Entry<T>(T mail, Head head) {}

    private final List<Entry<T>> entries = new ArrayList<>();
    private final Map<MessageId, MessageId> above = new HashMap<>();

    void add(T mail, Head head) {
        entries.add(new Entry<>(mail, head));
        head.mentions().forEach(other -> join(head.id(), other));
    }

    /** Each thread with its mails oldest first; the thread that began first comes first. */
    List<List<T>> oldestFirst() {
        Map<MessageId, List<T>> threads = new LinkedHashMap<>();
        entries.stream()
                .sorted(Comparator.<Entry<T>, Instant>comparing(
                                entry -> entry.head().date())
                        .thenComparing(entry -> entry.head().mentions().size()))
                .forEach(entry -> threads.computeIfAbsent(root(entry.head().id()), id -> new ArrayList<>())
                        .add(entry.mail()));
        return List.copyOf(threads.values());
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
