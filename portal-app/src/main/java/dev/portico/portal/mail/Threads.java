package dev.portico.portal.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * Each thread with the mail that began it first and the others oldest first; the thread with the oldest mail comes
     * first. A mail that answers one of the thread never begins it, whatever its Date says: that is the sender's to
     * choose, and the first mail's sender becomes the ticket's requester.
     */
    List<List<T>> oldestFirst() {
        Set<MessageId> present =
                entries.stream().map(entry -> entry.head().id()).collect(Collectors.toSet());
        Map<MessageId, List<Entry<T>>> threads = new LinkedHashMap<>();
        entries.stream()
                .sorted(Comparator.<Entry<T>, Instant>comparing(
                                entry -> entry.head().date())
                        .thenComparing(entry -> entry.head().mentions().size()))
                .forEach(entry -> threads.computeIfAbsent(root(entry.head().id()), id -> new ArrayList<>())
                        .add(entry));
        return threads.values().stream().map(thread -> begun(thread, present)).toList();
    }

    private static <T> List<T> begun(List<Entry<T>> thread, Set<MessageId> present) {
        thread.stream()
                .filter(entry -> entry.head().mentions().stream()
                        .noneMatch(id ->
                                present.contains(id) && !id.equals(entry.head().id())))
                .findFirst()
                .ifPresent(first -> {
                    thread.remove(first);
                    thread.add(0, first);
                });
        return thread.stream().map(Entry::mail).toList();
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
