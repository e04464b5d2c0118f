package dev.portico.portal.privacy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.portal.access.UserId;
import dev.portico.portal.files.FileName;
import dev.portico.portal.messenger.Unsent;
import dev.portico.portal.submissions.UnsentRequest;
import dev.portico.portal.vault.PrivateNote;
import dev.portico.portal.vault.PrivateNotes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What there is of a person besides tickets, part by part, each read in a transaction of its own; and how much there is in all. */
@ApplicationScoped
class Holdings {
    private static final int MOST = 200;
    static final int PIECE = 1024 * 1024;

    private static final int FEW = 20;

    private final Session entities;
    private final UnsentRequest.Requests requests;
    private final Unsent.Messages messages;
    private final PrivateNotes notes;

    Holdings(Session entities, UnsentRequest.Requests requests, Unsent.Messages messages, PrivateNotes notes) {
        this.requests = requests;
        this.entities = entities;
        this.messages = messages;
        this.notes = notes;
    }

    /** A choice of mails. */
    record Preferences(boolean answered, boolean written, boolean assigned, boolean discussed, boolean solved) {}

    /** A mail that came in under the person's address; {@code path} is where it is in the export, as long as it is kept. */
    record Incoming(
            long id,
            Instant receivedAt,
            String state,
            @Nullable Long ticket,
            @Nullable String path) {}

    /** What was typed and not sent yet. */
    record Draft(String subject, String description, Instant keptUntil) {}

    /** A private note; without words where it does not open, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnNote(
            @JsonIgnore long id,
            Instant writtenAt,
            @Nullable String title,
            @Nullable String text,
            @Nullable String fault) {
        static OwnNote of(PrivateNote note) {
            return note.fault().isPresent()
                    ? new OwnNote(
                            note.id(),
                            note.writtenAt(),
                            null,
                            null,
                            note.fault().get())
                    : new OwnNote(note.id(), note.writtenAt(), note.title(), note.text(), null);
        }
    }

    /** Whether an article helped the person, and what they said to it. */
    record ArticleAnswer(
            String article,
            String language,
            boolean helped,
            @Nullable String reason,
            @Nullable String words,
            Instant at) {}

    /** What they wrote in the forum; the title where the topic is theirs. */
    record Post(
            long id,
            long topic,
            @Nullable String title,
            String text,
            Instant createdAt,
            @Nullable Instant editedAt) {}

    /** A file that is on its way and belongs to nothing yet: the person's alone, like the words it is to go with. */
    record Upload(
            UUID id,
            String name,
            long size,
            Instant createdAt,
            String path,
            @JsonIgnore UUID content) {}

    @Transactional(TxType.REQUIRES_NEW)
    Optional<Preferences> preferences(Whose whose) {
        return entities.createNativeQuery(
                        "select answered, written, assigned, discussed, solved from mail_preferences where person_id = :person",
                        Tuple.class)
                .setParameter("person", whose.id())
                .getResultStream()
                .findFirst()
                .map(row -> new Preferences(
                        row.get(0, Boolean.class),
                        row.get(1, Boolean.class),
                        row.get(2, Boolean.class),
                        row.get(3, Boolean.class),
                        row.get(4, Boolean.class)));
    }

    /**
     * Mails under their address, but for those that became somebody else's: an address may have had another owner before.
     *
     * @param whole whether those that became nothing are handed out as they came: nobody knows whose they are
     */
    @Transactional(TxType.REQUIRES_NEW)
    List<Incoming> incoming(Whose whose, boolean whole, long after) {
        return entities.createNativeQuery(
                        "select id, received_at, state, ticket, raw is not null from incoming where sender in (:sender, :sender || ' (?)') and id > :after"
                                + " and (ticket is null or ticket in " + Traces.TICKETS + ") order by id",
                        Tuple.class)
                .setParameter("sender", address(whose))
                .setParameter("person", whose.id())
                .setParameter("after", after)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> new Incoming(
                        row.get(0, Long.class),
                        row.get(1, Instant.class),
                        row.get(2, String.class),
                        row.get(3, Long.class),
                        whole && row.get(4, Boolean.class) ? "mails/" + row.get(0, Long.class) + ".eml" : null))
                .toList();
    }

    /** A part of such a mail; empty behind its end. */
    @Transactional(TxType.REQUIRES_NEW)
    byte[] piece(long incoming, int number) {
        return entities.createNativeQuery(
                        "select substring(raw from :from for :piece) from incoming where id = :id and raw is not null",
                        byte[].class)
                .setParameter("from", number * PIECE + 1)
                .setParameter("piece", PIECE)
                .setParameter("id", incoming)
                .getResultStream()
                .findFirst()
                .orElse(new byte[0]);
    }

    /** Those that end first, first. */
    List<Draft> drafts(Whose whose) {
        return whose.user().map(UserId::new).stream()
                .flatMap(user -> Stream.concat(
                        requests.of(whose.id(), user).stream()
                                .map(typed -> new Draft(typed.subject(), typed.description(), typed.keptUntil())),
                        messages.of(whose.id(), user).stream()
                                .map(begun -> new Draft("", begun.text(), begun.keptUntil()))))
                .sorted(Comparator.comparing(Draft::keptUntil))
                .toList();
    }

    /** Some of their private notes. */
    List<OwnNote> notes(Whose whose, long after) {
        return whose.user()
                .map(user -> notes.after(new PrivateNotes.Owner(whose.id(), new UserId(user)), after, FEW).stream()
                        .map(OwnNote::of)
                        .toList())
                .orElse(List.of());
    }

    /** One for an article. */
    @Transactional(TxType.REQUIRES_NEW)
    List<ArticleAnswer> answers(Whose whose) {
        return entities.createNativeQuery(
                        "select a.slug, f.language, f.helped, f.reason, f.words, f.answered_at from article_feedback f"
                                + " join articles a on a.id = f.article_id where f.person_id = :person order by f.id",
                        Tuple.class)
                .setParameter("person", whose.id())
                .getResultStream()
                .map(row -> new ArticleAnswer(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Boolean.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, Instant.class)))
                .toList();
    }

    @Transactional(TxType.REQUIRES_NEW)
    List<Post> posts(Whose whose, long after) {
        return entities.createNativeQuery(
                        "select p.id, p.topic_id, case when t.author_id = p.author_id then t.title end, p.text, p.created_at, p.edited_at"
                                + " from forum_posts p join forum_topics t on t.id = p.topic_id where p.author_id = :person and p.id > :after"
                                + " order by p.id",
                        Tuple.class)
                .setParameter("person", whose.id())
                .setParameter("after", after)
                .setMaxResults(MOST)
                .getResultStream()
                .map(row -> new Post(
                        row.get(0, Long.class),
                        row.get(1, Long.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class),
                        row.get(5, Instant.class)))
                .toList();
    }

    /** A person has few at a time. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Upload> uploads(Whose whose) {
        return entities.createNativeQuery(
                        "select id, name, length, created_at, file_id from uploads where person_id = :person and received = length"
                                + " order by created_at, id",
                        Tuple.class)
                .setParameter("person", whose.id())
                .getResultStream()
                .map(row -> new Upload(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Long.class),
                        row.get(3, Instant.class),
                        "uploads/" + row.get(0, UUID.class) + "-" + FileName.safe(row.get(1, String.class)),
                        row.get(4, UUID.class)))
                .toList();
    }

    /** How much there is, in one statement. */
    @Transactional
    Counts count(Whose whose) {
        Tuple row = entities.createNativeQuery(
                        "select (select count(*) from tickets where requester_id = :person),"
                                + " (select count(*) from participants where person_id = :person),"
                                + " (select count(*) from notes where author_id = :person), f.files, f.bytes,"
                                + " (select count(*) from mails m join tickets t on t.number = m.ticket left join notes n on n.id = m.note_id"
                                + " where m.ticket in " + Traces.TICKETS
                                + " and coalesce(n.author_id, t.requester_id) = :person),"
                                + " (select count(*) from uploads where person_id = :person),"
                                + " (select count(*) from outgoing where person_id = :person),"
                                + " (select count(*) from incoming where sender in (:sender, :sender || ' (?)')),"
                                + " (select count(*) from ticket_changes where author_id = :person),"
                                + " (select count(*) from forum_posts where author_id = :person),"
                                + " (select count(*) from notes n join tickets t on t.number = n.ticket where t.requester_id = :person"
                                + " and n.author_id <> :person) from (select count(*) as files, coalesce(sum(a.size), 0) as bytes"
                                + " from attachments a join tickets t on t.number = a.ticket left join notes n on n.id = a.note_id"
                                + " where a.ticket in " + Traces.TICKETS
                                + " and coalesce(n.author_id, t.requester_id) = :person) f",
                        Tuple.class)
                .setParameter("person", whose.id())
                .setParameter("sender", address(whose))
                .getSingleResult();
        return new Counts(
                number(row, 0),
                number(row, 1),
                number(row, 2),
                number(row, 3),
                number(row, 4),
                number(row, 5),
                number(row, 6),
                number(row, 7),
                number(row, 8),
                number(row, 9),
                number(row, 10),
                number(row, 11));
    }

    /** As mails' senders are stored, where a mark behind it says that nobody vouches for them; nobody's for who has none. */
    static String address(Whose whose) {
        return whose.email().map(email -> email.toLowerCase(Locale.ROOT)).orElse("");
    }

    private static long number(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }
}
