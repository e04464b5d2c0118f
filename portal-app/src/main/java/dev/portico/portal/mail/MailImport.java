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

    private static final String REUSED = "has the Message-ID of a different mail; imported as a mail of its own";

    private final MailStore store;
    private final MailReader reader = new MailReader(InstantSource.system());

    MailImport(MailStore store) {
        this.store = store;
    }

    /** What an import came to: counts, the reason for each mail that failed, and what is odd about others, by name. */
    record Outcome(Counts counts, Map<String, String> failures, Map<String, String> oddities) {}

    Outcome run(List<Path> paths, Target target, Progress progress) {
        return new Run(target, progress).all(paths);
    }

    /** One import. */
    private final class Run {

        private final Target target;
        private final Progress progress;
        private final Map<String, String> failures = new TreeMap<>();
        private final Map<String, String> oddities = new TreeMap<>();
        private final List<Read> batch = new ArrayList<>();
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
            return new Outcome(counts, failures, oddities);
        }

        /** The threads as far as they are not imported yet. */
        private List<List<MailFile>> threads(List<MailFile> files) {
            Threads<MailFile> threads = new Threads<>();
            Map<MailFile, String> sources = new HashMap<>();
            progress.start("Reading", files.size());
            for (MailFile file : files) {
                try {
                    Head head = reader.head(file.read(), file.received());
                    threads.add(file, head);
                    sources.put(file, head.source());
                } catch (UnreadableMail | IOException | RuntimeException e) {
                    fail(file, e);
                }
                progress.step();
            }
            Set<String> known = known(List.copyOf(sources.values()));
            List<List<MailFile>> unknown = threads.oldestFirst().stream()
                    .map(thread -> thread.stream()
                            .filter(file -> !known.contains(sources.get(file)))
                            .toList())
                    .filter(thread -> !thread.isEmpty())
                    .toList();
            int left = unknown.stream().mapToInt(List::size).sum();
            counts = counts.plus(new Counts(0, 0, 0, sources.size() - left));
            progress.start("Importing", left);
            return unknown;
        }

        private Set<String> known(List<String> sources) {
            Set<String> known = new HashSet<>();
            for (int from = 0; from < sources.size(); from += KNOWN_AT_ONCE) {
                known.addAll(
                        store.known(target, sources.subList(from, Math.min(sources.size(), from + KNOWN_AT_ONCE))));
            }
            return known;
        }

        private void thread(List<MailFile> files) {
            for (MailFile file : files) {
                if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
                    store();
                }
                read(file);
            }
        }

        private void read(MailFile file) {
            try {
                byte[] bytes = file.read();
                batch.add(new Read(file, reader.read(bytes, file.received())));
                batchBytes += bytes.length;
            } catch (UnreadableMail | IOException | RuntimeException e) {
                fail(file, e);
                progress.step();
            }
        }

        private void store() {
            List<Read> read = List.copyOf(batch);
            batch.clear();
            batchBytes = 0;
            if (!stored(read)) {
                read.forEach(this::storeAlone);
            }
        }

        /** After a failure of the whole batch: the failing mail alone stays out. */
        private void storeAlone(Read mail) {
            if (!stored(List.of(mail))) {
                failures.put(mail.file().label(), "could not be stored; the log says why");
                progress.step();
            }
        }

        private boolean stored(List<Read> read) {
            try {
                MailStore.Stored stored =
                        store.store(target, read.stream().map(Read::mail).toList());
                counts = counts.plus(stored.counts());
                stored.reused()
                        .forEach(place -> oddities.put(read.get(place).file().label(), REUSED));
                read.forEach(mail -> progress.step());
                return true;
            } catch (RuntimeException e) {
                LOG.warnf(e, "storing %d mails failed", read.size());
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

    private record Read(MailFile file, Mail mail) {}
}
