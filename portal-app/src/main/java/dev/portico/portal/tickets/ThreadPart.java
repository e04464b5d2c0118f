package dev.portico.portal.tickets;

import dev.portico.portal.files.FileType;
import dev.portico.portal.tickets.Happened.Kind;
import dev.portico.portal.tickets.Happened.Piece;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads a part of the thread of a ticket that its viewer sees: so many notes, and in four statements whatever the thread's length. */
final class ThreadPart {
    private static final int MOST_CHANGES = 100;
    private static final int MOST_FILES = 5_000;

    private final Session entities;
    private final Visibility visibility;
    private final long number;

    ThreadPart(Session entities, Visibility visibility, long number) {
        this.entities = entities;
        this.visibility = visibility;
        this.number = number;
    }

    /** Notes only, oldest first, and where the next begin. */
    Slice<NoteView> notes(Optional<Cursor> after, int limit) {
        List<NoteView> found = rows(
                after.map(cursor -> "(n.created_at, n.id) > (:at, :id)").orElse("true"), after, Map.of(), "asc", limit);
        Map<Long, List<AttachmentView>> files = files(found);
        List<NoteView> shown = with(found.subList(0, Math.min(limit, found.size())), files);
        return new Slice<>(
                shown,
                found.size() > limit ? Optional.of(cursor(shown.get(limit - 1)).toString()) : Optional.empty());
    }

    /** One note, if it is there for this viewer. */
    Optional<NoteView> note(long id) {
        List<NoteView> found = rows("n.id = :one", Optional.empty(), Map.of("one", id), "asc", 1);
        return with(found, found.isEmpty() ? Map.of() : files(found)).stream().findFirst();
    }

    /** One e-mail, if what it brought is there for this viewer. */
    Optional<MailText> mail(long id) {
        return entities.createNativeQuery(
                        "select m.subject, m.sender, m.sent_at, m.html, m.note_id, coalesce(n.text, t.description), n.visible"
                                + " from mails m join tickets t on t.number = m.ticket left join notes n on n.id = m.note_id"
                                + " where m.ticket = :number and m.id = :id and (m.note_id is null or "
                                + visibility.notes() + ")",
                        Tuple.class)
                .setParameter("number", number)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(row -> mail(id, row));
    }

    private MailText mail(long id, Tuple row) {
        Optional<Long> note = Optional.ofNullable(row.get(4, Long.class));
        return new MailText(
                id,
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, Instant.class),
                Folded.of(row.get(5, String.class)),
                Optional.ofNullable(row.get(3, String.class)),
                note,
                Boolean.FALSE.equals(row.get(6, Boolean.class)),
                note.isPresent() ? note(note.get()).map(NoteView::attachments).orElse(List.of()) : files());
    }

    /** The files that came with the ticket itself. */
    List<AttachmentView> files() {
        return files(List.of()).getOrDefault(0L, List.of());
    }

    ThreadView read(ThreadWindow window) {
        List<NoteView> found = found(window);
        if (found.isEmpty() && (window.forwards() || window.before().isPresent())) {
            return read(ThreadWindow.newest());
        }
        boolean more = found.size() > window.size();
        List<NoteView> page = new ArrayList<>(found.subList(0, Math.min(window.size(), found.size())));
        if (!window.forwards()) {
            Collections.reverse(page);
        }
        Map<Long, List<AttachmentView>> files = files(page);
        List<NoteView> notes = with(page, files);
        boolean earlier = window.forwards() ? !notes.isEmpty() && exists(notes.get(0)) : more;
        boolean later = window.forwards() ? more : window.before().isPresent();
        Optional<NoteView> first = earlier ? Optional.of(notes.get(0)) : Optional.empty();
        Optional<NoteView> last = later ? Optional.of(notes.get(notes.size() - 1)) : Optional.empty();
        return new ThreadView(
                woven(notes, changes(first.map(NoteView::at), last.map(NoteView::at))),
                notes,
                first.map(note -> cursor(note).toString()),
                last.map(note -> cursor(note).toString()),
                files.getOrDefault(0L, List.of()),
                mails(notes));
    }

    private List<NoteView> found(ThreadWindow window) {
        if (window.after().isPresent()) {
            return rows("(n.created_at, n.id) > (:at, :id)", window.after(), Map.of(), "asc", window.size());
        }
        if (window.from().isPresent()) {
            String first = "(n.created_at, n.id) >= (select f.created_at, f.id from notes f where f.id = :from"
                    + " and f.ticket = :number and " + visibility.notes("f") + ")";
            return rows(first, Optional.empty(), Map.of("from", window.from().get()), "asc", window.size());
        }
        return rows(
                window.before().isPresent() ? "(n.created_at, n.id) < (:at, :id)" : "true",
                window.before(),
                Map.of(),
                "desc",
                window.size());
    }

    private List<NoteView> rows(
            String where, Optional<Cursor> cursor, Map<String, Object> more, String direction, int limit) {
        NativeQuery<Tuple> query = entities.createNativeQuery(
                        "select n.id, p.name, n.side, n.visible, n.text, n.created_at, exists (select 1 from mails m where"
                                + " m.note_id = n.id) from notes n join persons p on p.id = n.author_id where n.ticket = :number and "
                                + visibility.notes() + " and " + where + " order by n.created_at " + direction
                                + ", n.id "
                                + direction,
                        Tuple.class)
                .setParameter("number", number)
                .setMaxResults(limit + 1);
        cursor.ifPresent(at -> query.setParameter("at", at.updated()).setParameter("id", at.number()));
        more.forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> new NoteView(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, String.class).equals(Side.VENDOR.code()),
                        !row.get(3, Boolean.class),
                        row.get(6, Boolean.class),
                        row.get(4, String.class),
                        row.get(5, Instant.class),
                        List.of()))
                .toList();
    }

    private boolean exists(NoteView first) {
        return entities.createNativeQuery(
                        "select exists (select 1 from notes n where n.ticket = :number and " + visibility.notes()
                                + " and (n.created_at, n.id) < (:at, :id))",
                        Boolean.class)
                .setParameter("number", number)
                .setParameter("at", first.at())
                .setParameter("id", first.id())
                .getSingleResult();
    }

    /** Files of the ticket itself, under 0, and of these notes. */
    private Map<Long, List<AttachmentView>> files(List<NoteView> notes) {
        return entities.createNativeQuery(
                        "select a.id, a.name, a.size, a.visible, coalesce(a.note_id, 0), f.type from attachments a"
                                + " join files f on f.id = a.file_id where a.ticket = :number and (a.note_id is null or a.note_id in (:notes)) and "
                                + visibility.attachments()
                                + " order by a.id",
                        Tuple.class)
                .setParameter("number", number)
                .setParameterList("notes", ids(notes))
                .setMaxResults(MOST_FILES)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.get(4, Long.class),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                row -> new AttachmentView(
                                        row.get(0, Long.class),
                                        row.get(1, String.class),
                                        row.get(2, Long.class),
                                        new FileType(row.get(5, String.class)),
                                        !row.get(3, Boolean.class)),
                                Collectors.toList())));
    }

    /** The e-mails these notes, or the ticket itself, came from; none of a hidden note, which is not among these (R60). */
    private List<MailView> mails(List<NoteView> notes) {
        return entities.createNativeQuery(
                        "select m.subject, m.sender, m.sent_at, m.note_id, m.id from mails m where m.ticket = :number"
                                + " and (m.note_id is null or m.note_id in (:notes)) order by m.sent_at, m.id",
                        Tuple.class)
                .setParameter("number", number)
                .setParameterList("notes", ids(notes))
                .getResultStream()
                .map(row -> new MailView(
                        row.get(4, Long.class),
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        Optional.ofNullable(row.get(3, Long.class))))
                .toList();
    }

    /** What changed in that time; customers are not told who of Support did it, nor whom a ticket was shared with. */
    private List<ChangeView> changes(Optional<Instant> since, Optional<Instant> until) {
        NativeQuery<Tuple> query = entities.createNativeQuery(
                        "select c.kind, a.name, c.at, coalesce(b.name, c.before), coalesce(f.name, c.after), c.note_id,"
                                + " c.attachment_id, a.desk_at is not null from ticket_changes c join persons a on a.id = c.author_id"
                                + " left join persons b on b.id = case when c.kind in ('assignee', 'participants') then"
                                + " cast(c.before as bigint) end left join persons f on f.id = case when c.kind in"
                                + " ('assignee', 'participants') then cast(c.after as bigint) end where c.ticket = :number and "
                                + visibility.changes() + (since.isPresent() ? " and c.at >= :since" : "")
                                + (until.isPresent() ? " and c.at <= :until" : "") + " order by c.at desc, c.id desc",
                        Tuple.class)
                .setParameter("number", number)
                .setMaxResults(MOST_CHANGES);
        since.ifPresent(at -> query.setParameter("since", at));
        until.ifPresent(at -> query.setParameter("until", at));
        List<ChangeView> newestFirst =
                new ArrayList<>(query.getResultStream().map(this::change).toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private ChangeView change(Tuple row) {
        Kind kind = Kind.valueOf(row.get(0, String.class).toUpperCase(Locale.ROOT));
        boolean untold = !visibility.vendor();
        boolean coded = kind == Kind.STATUS || kind == Kind.PRIORITY || kind == Kind.VISIBILITY;
        Optional<String> before = Optional.ofNullable(row.get(3, String.class));
        Optional<String> after = Optional.ofNullable(row.get(4, String.class));
        return new ChangeView(
                kind,
                untold && row.get(7, Boolean.class) ? Optional.empty() : Optional.of(row.get(1, String.class)),
                row.get(2, Instant.class),
                untold && !coded ? before.map(hidden -> "") : before,
                untold && !coded ? after.map(hidden -> "") : after,
                Optional.ofNullable(row.get(6, Long.class))
                        .map(Piece::attachment)
                        .or(() -> Optional.ofNullable(row.get(5, Long.class)).map(Piece::note)));
    }

    private static List<ThreadView.Line> woven(List<NoteView> notes, List<ChangeView> changes) {
        List<ThreadView.Line> lines = new ArrayList<>();
        int next = 0;
        for (NoteView note : notes) {
            while (next < changes.size() && changes.get(next).at().isBefore(note.at())) {
                lines.add(ThreadView.Line.of(changes.get(next++)));
            }
            lines.add(ThreadView.Line.of(note));
        }
        changes.subList(next, changes.size()).forEach(change -> lines.add(ThreadView.Line.of(change)));
        return List.copyOf(lines);
    }

    private static List<NoteView> with(List<NoteView> notes, Map<Long, List<AttachmentView>> files) {
        return notes.stream()
                .map(note -> note.with(files.getOrDefault(note.id(), List.of())))
                .toList();
    }

    private static Cursor cursor(NoteView note) {
        return new Cursor(note.id(), note.at());
    }

    /** Nobody's note is 0: a list that is compared with must not be empty. */
    private static List<Long> ids(List<NoteView> notes) {
        return notes.isEmpty() ? List.of(0L) : notes.stream().map(NoteView::id).toList();
    }
}
