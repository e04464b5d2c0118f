package dev.portico.portal.tickets;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Person;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
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
    private final boolean looksOnly;

    /** @param looksOnly true where somebody looks with another's eyes: what they read, that person has not read */
    VisibleTickets(Session entities, Visibility visibility, long person, boolean looksOnly) {
        this.entities = entities;
        this.visibility = visibility;
        this.person = person;
        this.looksOnly = looksOnly;
    }

    /** The viewer among {@code persons}; less than 1 where there is none. */
    public long person() {
        return person;
    }

    /** The ticket; empty when there is none or it is not theirs to see, which looks the same. */
    public Optional<TicketView> find(long number) {
        return entity(number).map(ticket -> TicketView.of(ticket, visibility.vendor()));
    }

    /** A part of the thread of a ticket that {@link #find} finds. */
    public ThreadView thread(long number, ThreadWindow window) {
        return new ThreadPart(entities, visibility, number).read(window);
    }

    /** The notes of a ticket that {@link #find} finds, oldest first. */
    Slice<NoteView> notes(long number, Optional<Cursor> after, int limit) {
        return new ThreadPart(entities, visibility, number).notes(after, limit);
    }

    /** One note of a ticket that {@link #find} finds, with its files; a hidden one is there for the vendor only. */
    public Optional<NoteView> note(long number, long id) {
        return new ThreadPart(entities, visibility, number).note(id);
    }

    /** One e-mail of a ticket that {@link #find} finds; hidden with its note (R60). */
    public Optional<MailText> mail(long number, long id) {
        return new ThreadPart(entities, visibility, number).mail(id);
    }

    /** The files that came with the description of a ticket that {@link #find} finds. */
    List<AttachmentView> files(long number) {
        return new ThreadPart(entities, visibility, number).files();
    }

    /** With whom a ticket that {@link #find} finds is shared. */
    public List<ParticipantView> participants(TicketView ticket, Viewer viewer) {
        return entities.createNativeQuery(
                        "select p.id, s.subject, s.name, p.invited_as, s.id from participants p join persons s on s.id = p.person_id"
                                + " where p.ticket = :number order by p.id",
                        Tuple.class)
                .setParameter("number", ticket.number())
                .getResultStream()
                .map(row -> {
                    // Who was added by an address stays an address to customers: whose it is would be told otherwise.
                    Optional<String> address =
                            Optional.ofNullable(row.get(3, String.class)).filter(given -> !visibility.vendor());
                    return new ParticipantView(
                            row.get(0, Long.class),
                            Optional.ofNullable(row.get(1, String.class)).filter(known -> address.isEmpty()),
                            address.orElse(row.get(2, String.class)),
                            Sharing.mayRemove(viewer, person, ticket.requesterPerson(), row.get(4, Long.class)));
                })
                .toList();
    }

    /** True for a ticket the viewer opened, or that is shared with them; what else they see is a colleague's. */
    public boolean theirs(TicketView ticket) {
        return ticket.requesterPerson() == person
                || !entities.createNativeQuery(
                                "select 1 from participants where ticket = :number and person_id = :person",
                                Integer.class)
                        .setParameter("number", ticket.number())
                        .setParameter("person", person)
                        .getResultList()
                        .isEmpty();
    }

    /** How many notes of the other side the viewer has not read yet, by ticket, where there are any; one statement. */
    public Map<Long, Long> unread(Collection<Long> numbers) {
        return new Reading(entities, visibility, person).unread(numbers);
    }

    /** The viewer reads to the end a ticket that {@link #find} found, as it was then; what came after that is unread. */
    public void read(TicketView ticket) {
        if (!looksOnly) {
            new Reading(entities, visibility, person).upTo(ticket);
        }
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
                .map(this::row)
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
                                "from Ticket t join fetch t.requester join fetch t.organization left join fetch t.assignee where t.number in :numbers",
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
                        .map(ticket -> TicketView.of(ticket, visibility.vendor()))
                        .toList(),
                page.next());
    }

    /** How many the list has in all pages, as far as that is counted; what is looked for by words is not. */
    public Total count(Query query) {
        if (!query.text().isEmpty()) {
            return Total.UNKNOWN;
        }
        Search search = new Search(visibility, query, person);
        return Total.of(bound(entities.createNativeQuery(search.count(), Long.class), search.counted())
                .getSingleResult());
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

    /**
     * With requester, organisation and assignee, in one statement. They are entities of their own in it: with {@code addJoin} no two
     * such queries are equal to Hibernate 7, which then compares each with all it has ever seen (DynamicFetchBuilderLegacy).
     */
    Optional<Ticket> entity(long number) {
        return bound(
                        entities.createNativeQuery(
                                        "select {t.*}, {r.*}, {o.*}, {a.*} from tickets t join persons r on r.id = t.requester_id"
                                                + " join organizations o on o.id = t.organization_id"
                                                + " left join persons a on a.id = t.assignee_id where t.number = :number and ("
                                                + visibility.condition() + ")",
                                        Object[].class)
                                .addEntity("t", Ticket.class)
                                .addEntity("r", Person.class)
                                .addEntity("o", OrganizationEntry.class)
                                .addEntity("a", Person.class),
                        visibility.parameters())
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .map(row -> (Ticket) row[0]);
    }

    private TicketRow row(Tuple row) {
        return new TicketRow(
                row.get(0, Long.class),
                row.get(1, String.class),
                Status.of(row.get(2, String.class)),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(9, String.class),
                row.get(5, Instant.class),
                row.get(6, Instant.class),
                Priority.find(row.get(7, String.class)).orElseThrow(),
                Optional.ofNullable(row.get(8, String.class)).filter(name -> visibility.vendor()));
    }

    static <T> NativeQuery<T> bound(NativeQuery<T> query, Map<String, Object> parameters) {
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
