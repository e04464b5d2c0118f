package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The tickets one viewer sees. The number of statements depends on what is asked for, never on how many rows there are. */
public final class VisibleTickets {
    private final Session entities;
    private final Visibility visibility;
    private final long person;

    VisibleTickets(Session entities, Visibility visibility, long person) {
        this.entities = entities;
        this.visibility = visibility;
        this.person = person;
    }

    /** The ticket with its files and notes; empty when there is none or it is not theirs to see, which looks the same. */
    public Optional<TicketView> find(long number) {
        return entity(number).map(ticket -> {
            Map<Long, List<AttachmentView>> files = attachments(number);
            List<NoteView> notes = notes(number).stream()
                    .map(note -> note.with(files.getOrDefault(note.id(), List.of())))
                    .toList();
            return TicketView.of(ticket, files.getOrDefault(0L, List.of()), notes);
        });
    }

    /** Goes on only when the ticket is there to be seen. */
    void require(long number) {
        if (entity(number).isEmpty()) {
            throw new Refused(Refused.Reason.NOT_FOUND);
        }
    }

    /** One page of a list. */
    public Slice<TicketRow> list(Query query) {
        Search search = new Search(visibility, query, person);
        List<TicketRow> rows = bound(entities.createNativeQuery(search.page(), Tuple.class), search.parameters())
                .setMaxResults(query.limit() + 1)
                .getResultStream()
                .map(VisibleTickets::row)
                .toList();
        if (rows.size() <= query.limit()) {
            return new Slice<>(rows, Optional.empty());
        }
        List<TicketRow> shown = rows.subList(0, query.limit());
        return new Slice<>(
                shown, Optional.of(Cursor.after(shown.get(shown.size() - 1)).toString()));
    }

    /** One page of a list with all of each ticket but its notes and files, in two statements. */
    Slice<TicketView> full(Query query) {
        Slice<TicketRow> page = list(query);
        Map<Long, Ticket> found = page.items().isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "from Ticket t join fetch t.requester join fetch t.organization where t.number in :numbers",
                                Ticket.class)
                        .setParameterList(
                                "numbers",
                                page.items().stream().map(TicketRow::number).toList())
                        .getResultStream()
                        .collect(Collectors.toMap(ticket -> ticket.number, ticket -> ticket));
        return new Slice<>(
                page.items().stream()
                        .map(row -> found.get(row.number()))
                        .filter(Objects::nonNull)
                        .map(ticket -> TicketView.of(ticket, List.of(), List.of()))
                        .toList(),
                page.next());
    }

    /** How many the list has in all pages. */
    public long count(Query query) {
        Search search = new Search(visibility, query, person);
        return bound(entities.createNativeQuery(search.count(), Long.class), search.counted())
                .getSingleResult();
    }

    /** The notes of a ticket that {@link #find} finds, oldest first. */
    List<NoteView> notes(long number) {
        return entities.createNativeQuery(
                        "select n.id, p.name, n.side, n.visible, n.text, n.created_at from notes n join persons p on p.id = n.author_id"
                                + " where n.ticket = :number and " + visibility.notes()
                                + " order by n.created_at, n.id",
                        Tuple.class)
                .setParameter("number", number)
                .getResultStream()
                .map(row -> new NoteView(
                        row.get(0, Long.class),
                        row.get(1, String.class),
                        row.get(2, String.class).equals(Side.VENDOR.code()),
                        !row.get(3, Boolean.class),
                        row.get(4, String.class),
                        row.get(5, Instant.class),
                        List.of()))
                .toList();
    }

    /** The e-mails a ticket that {@link #find} finds came from, oldest first; one whose note is hidden is hidden with it (R60). */
    List<MailView> mails(long number) {
        return entities.createNativeQuery(
                        "select m.subject, m.sender, m.sent_at, m.note_id from mails m left join notes n on n.id = m.note_id"
                                + " where m.ticket = :number and (m.note_id is null or " + visibility.notes()
                                + ") order by m.sent_at, m.id",
                        Tuple.class)
                .setParameter("number", number)
                .getResultStream()
                .map(row -> new MailView(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        Optional.ofNullable(row.get(3, Long.class))))
                .toList();
    }

    /** A file of a visible ticket; a hidden one does not exist, just like any other. */
    Optional<Attachment> attachment(long number, long id) {
        return bound(
                        entities.createNativeQuery(
                                "select a.* from attachments a join tickets t on t.number = a.ticket where a.ticket = :number and"
                                        + " a.id = :id and " + visibility.attachments() + " and ("
                                        + visibility.condition() + ")",
                                Attachment.class),
                        visibility.parameters())
                .setParameter("number", number)
                .setParameter("id", id)
                .uniqueResultOptional();
    }

    Optional<Ticket> entity(long number) {
        return bound(
                        entities.createNativeQuery(
                                        "select {t.*}, {r.*}, {o.*} from tickets t join persons r on r.id = t.requester_id"
                                                + " join organizations o on o.id = t.organization_id where t.number = :number and ("
                                                + visibility.condition() + ")",
                                        Object[].class)
                                .addEntity("t", Ticket.class)
                                .addJoin("r", "t.requester")
                                .addJoin("o", "t.organization"),
                        visibility.parameters())
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .map(row -> (Ticket) row[0]);
    }

    private Map<Long, List<AttachmentView>> attachments(long number) {
        return entities.createNativeQuery(
                        "select a.id, a.name, a.size, coalesce(a.note_id, 0) from attachments a where a.ticket = :number and "
                                + visibility.attachments() + " order by a.id",
                        Tuple.class)
                .setParameter("number", number)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.get(3, Long.class),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                row -> new AttachmentView(
                                        row.get(0, Long.class), row.get(1, String.class), row.get(2, Long.class)),
                                Collectors.toList())));
    }

    private static TicketRow row(Tuple row) {
        return new TicketRow(
                row.get(0, Long.class),
                row.get(1, String.class),
                Status.of(row.get(2, String.class)),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, Instant.class),
                row.get(6, Instant.class));
    }

    private static <T> NativeQuery<T> bound(NativeQuery<T> query, Map<String, Object> parameters) {
        parameters.forEach((name, value) -> {
            if (value instanceof List<?> list) {
                query.setParameterList(name, list);
            } else {
                query.setParameter(name, value);
            }
        });
        return query;
    }
}
