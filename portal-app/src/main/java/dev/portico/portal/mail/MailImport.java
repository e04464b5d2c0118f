package dev.portico.portal.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Imports mails from files as tickets. Read twice: first only the headers, to join threads whatever order the mails lie
 * in; then thread by thread, in transactions of about {@value #BATCH} mails. A mail that cannot be read or stored is
 * reported and the rest goes on.
 */
@ApplicationScoped
class MailImport {

    private static final Logger LOG = Logger.getLogger(MailImport.class);
    private static final int BATCH = 100;
    private static final int KNOWN_AT_ONCE = 5_000;
    private static final long BATCH_BYTES = 16L * 1024 * 1024;

    private final MailStore store;
    private final MailReader reader = new MailReader(InstantSource.system());

    MailImport(MailStore store) {
        this.store = store;
    }

    /** What an import came to: counts, and the reason for each mail that failed, by name. */
    record Outcome(Counts counts, Map<String, String> failures) {}

    Outcome run(List<Path> paths, Target target, Progress progress) {
        return new Run(target, progress).all(paths);
    }

    /** One import. */
    private final class Run {

        private final Target target;
        private final Progress progress;
        private final Map<String, String> failures = new TreeMap<>();
        private final List<Pending> batch = new ArrayList<>();
        private int batchMails;
        private long batchBytes;
        private Counts counts = Counts.NONE;

        Run(Target target, Progress progress) {
            this.target = target;
            this.progress = progress;
        }

        Outcome all(List<Path> paths) {
            Mailboxes mailboxes = new Mailboxes(failures::put);
            paths.forEach(mailboxes::add);
            List<List<MailFile>> threads = threads(mailboxes.mails());
            threads.forEach(this::thread);
            store();
            progress.done();
            return new Outcome(counts, failures);
        }

        /** The threads as far as they are not imported yet. */
        private List<List<MailFile>> threads(List<MailFile> files) {
            Threads<MailFile> threads = new Threads<>();
            Map<MailFile, MessageId> ids = new HashMap<>();
            progress.start("Reading", files.size());
            for (MailFile file : files) {
                try {
                    Head head = reader.head(file.read(), file.received());
                    threads.add(file, head);
                    ids.put(file, head.id());
                } catch (UnreadableMail | IOException | RuntimeException e) {
                    fail(file, e);
                }
                progress.step();
            }
            Set<MessageId> known = known(List.copyOf(ids.values()));
            List<List<MailFile>> unknown = threads.oldestFirst().stream()
                    .map(thread -> thread.stream()
                            .filter(file -> !known.contains(ids.get(file)))
                            .toList())
                    .filter(thread -> !thread.isEmpty())
                    .toList();
            int left = unknown.stream().mapToInt(List::size).sum();
            counts = counts.plus(new Counts(0, 0, 0, ids.size() - left));
            progress.start("Importing", left);
            return unknown;
        }

        private Set<MessageId> known(List<MessageId> ids) {
            Set<MessageId> known = new HashSet<>();
            for (int from = 0; from < ids.size(); from += KNOWN_AT_ONCE) {
                known.addAll(store.known(target, ids.subList(from, Math.min(ids.size(), from + KNOWN_AT_ONCE))));
            }
            return known;
        }

        private void thread(List<MailFile> files) {
            ThreadTicket ticket = new ThreadTicket();
            batch.add(new Pending(ticket, new ArrayList<>()));
            for (MailFile file : files) {
                if (batchMails >= BATCH || batchBytes >= BATCH_BYTES) {
                    store();
                    batch.add(new Pending(ticket, new ArrayList<>()));
                }
                read(file);
            }
        }

        private void read(MailFile file) {
            try {
                byte[] bytes = file.read();
                batch.get(batch.size() - 1).mails().add(new Read(file, reader.read(bytes, file.received())));
                batchMails++;
                batchBytes += bytes.length;
            } catch (UnreadableMail | IOException | RuntimeException e) {
                fail(file, e);
                progress.step();
            }
        }

        private void store() {
            List<Pending> pending = List.copyOf(batch);
            batch.clear();
            batchMails = 0;
            batchBytes = 0;
            if (!stored(pending)) {
                pending.forEach(this::storeOneByOne);
            }
        }

        /** After a failure of the whole batch: the failing mail alone stays out. */
        private void storeOneByOne(Pending pending) {
            for (Read mail : pending.mails()) {
                if (!stored(List.of(new Pending(pending.ticket(), List.of(mail))))) {
                    failures.put(mail.file().label(), "could not be stored; the log says why");
                    progress.step();
                }
            }
        }

        private boolean stored(List<Pending> pending) {
            try {
                MailStore.Stored stored =
                        store.store(target, pending.stream().map(Pending::piece).toList());
                counts = counts.plus(stored.counts());
                for (int i = 0; i < pending.size(); i++) {
                    pending.get(i).ticket().number = stored.tickets().get(i);
                    pending.get(i).mails().forEach(mail -> progress.step());
                }
                return true;
            } catch (RuntimeException e) {
                LOG.warnf(e, "storing %d threads of mail failed", pending.size());
                return false;
            }
        }

        private void fail(MailFile file, Exception reason) {
            failures.put(
                    file.label(),
                    reason instanceof UnreadableMail
                            ? String.valueOf(reason.getMessage())
                            : "cannot be read (" + reason.getClass().getSimpleName() + ")");
        }
    }

    /** The ticket of a thread, once it has one. */
    private static final class ThreadTicket {
        private OptionalLong number = OptionalLong.empty();
    }

    private record Read(MailFile file, Mail mail) {}

    private record Pending(ThreadTicket ticket, List<Read> mails) {
        Piece piece() {
            return new Piece(ticket.number, mails.stream().map(Read::mail).toList());
        }
    }
}
