package dev.portico.portal.files;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.TicketSight;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Files on their way: sent before the message they will belong to, piece by piece, each piece stored by itself, so that what a broken
 * connection left is gone on with. An upload is its sender's alone, in the organisation they sent it in, and is used once. What is used by
 * nothing within a day is removed when somebody begins the next one.
 */
@ApplicationScoped
public class Uploads {
    private static final Duration KEPT = Duration.ofDays(1);
    /** What was begun so lately may be what is being written, in another tab. */
    private static final Duration KEPT_OF_MANY = Duration.ofMinutes(1);

    private final Session entities;
    private final Persons persons;
    private final Files files;
    private final InstantSource clock = InstantSource.system();

    Uploads(Session entities, Persons persons, Files files) {
        this.entities = entities;
        this.persons = persons;
        this.files = files;
    }

    /**
     * Begins one.
     *
     * @throws Refused {@code too-large}; {@code missing-permission} and {@code read-only} for who may write no message
     * @throws Invalid when too many belong to nothing yet
     */
    @Transactional
    public OpenUpload begin(Viewer viewer, String name, long length) {
        if (length > Limits.FILE) {
            throw new Refused(Reason.TOO_LARGE);
        }
        UploadRows rows = rows(viewer);
        Instant now = clock.instant();
        rows.forget(now.minus(KEPT));
        rows.oneAtATime();
        if (rows.open() >= Limits.OPEN) {
            rows.forgetOldest(now.minus(KEPT_OF_MANY), Limits.FILES);
            if (rows.open() >= Limits.OPEN) {
                throw new Invalid(Map.of("files", "too_many_uploads"));
            }
        }
        OpenUpload upload = new OpenUpload(UUID.randomUUID(), FileName.safe(name), length, 0);
        UUID file = files.begin();
        rows.insert(upload, file, now);
        if (length == 0) {
            files.finish(file, 0);
        }
        return upload;
    }

    /**
     * One of the viewer's own.
     *
     * @throws Refused {@code not-found}
     */
    @Transactional
    public OpenUpload find(Viewer viewer, UUID id) {
        return rows(viewer)
                .find(id, false)
                .map(UploadRows.Row::upload)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND));
    }

    /** Those of these that are the viewer's own and are all there, in this order. */
    @Transactional
    public List<OpenUpload> complete(Viewer viewer, List<UUID> ids) {
        UploadRows rows = rows(viewer);
        return new LinkedHashSet<>(ids)
                .stream()
                        .limit(Limits.FILES)
                        .flatMap(id -> rows.find(id, false).stream())
                        .map(UploadRows.Row::upload)
                        .filter(OpenUpload::complete)
                        .toList();
    }

    /**
     * Adds a piece where the file ends.
     *
     * @throws WrongOffset where it ends elsewhere
     * @throws Refused {@code not-found}; {@code too-large} for more than was announced
     */
    @Transactional
    public OpenUpload append(Viewer viewer, UUID id, long offset, byte[] piece) {
        UploadRows rows = rows(viewer);
        UploadRows.Row row = rows.find(id, true).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        OpenUpload before = row.upload();
        if (before.received() != offset) {
            throw new WrongOffset();
        }
        long received = offset + piece.length;
        if (received > before.length() || row.pieces() >= Limits.PIECES) {
            throw new Refused(Reason.TOO_LARGE);
        }
        if (piece.length > 0) {
            files.append(row.file(), row.pieces(), piece);
            rows.received(id, received);
            if (received == before.length()) {
                files.finish(row.file(), received);
            }
        }
        return new OpenUpload(id, before.name(), before.length(), received);
    }

    /**
     * Gives one up.
     *
     * @throws Refused {@code not-found}
     */
    @Transactional
    public void remove(Viewer viewer, UUID id) {
        UploadRows rows = rows(viewer);
        UploadRows.Row row = rows.find(id, true).orElseThrow(() -> new Refused(Reason.NOT_FOUND));
        files.remove(row.file());
    }

    /**
     * Takes finished uploads for what is being written, in this order: whatever becomes of that, becomes of them.
     *
     * @throws Invalid when they are too many, or one of them is not there, not finished, not the viewer's or taken already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Taken> take(Viewer viewer, List<UUID> ids) {
        Set<UUID> wanted = new LinkedHashSet<>(ids);
        if (wanted.isEmpty()) {
            return List.of();
        }
        if (wanted.size() > Limits.FILES) {
            throw new Invalid(Map.of("files", "too_many_files"));
        }
        Map<UUID, Taken> taken = rows(viewer).take(wanted);
        if (taken.size() < wanted.size()) {
            throw new Invalid(Map.of("files", "file_gone"));
        }
        return wanted.stream().map(taken::get).toList();
    }

    private UploadRows rows(Viewer viewer) {
        Account account = viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN));
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        if (viewer.tickets() instanceof TicketSight.Nothing && !viewer.mayOpenTickets()) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        String organization =
                viewer.organization().map(active -> active.id().value()).orElse(UploadRows.DESK);
        return new UploadRows(entities, persons.of(account).id(), organization);
    }
}
