package dev.portico.portal.inbox;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.UserId;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.tickets.Happened;
import dev.portico.portal.tickets.Intake;
import dev.portico.portal.tickets.Side;
import dev.portico.portal.tickets.Upload;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What there is in the tests' database, and what is in it afterwards. */
@ApplicationScoped
class TicketsByMail {
    private final Intake intake;
    private final Persons persons;
    private final Session entities;
    private final Event<Happened> happened;

    TicketsByMail(Intake intake, Persons persons, Session entities, Event<Happened> happened) {
        this.happened = happened;
        this.intake = intake;
        this.persons = persons;
        this.entities = entities;
    }

    @Transactional
    long ticket(JsonObject requester, JsonObject organization, String subject) {
        return intake.open(new Intake.Opening(
                new OrganizationId(organization.getString("id")),
                organization.getString("name"),
                person(requester),
                subject,
                "About " + subject,
                Instant.now(),
                List.of()));
    }

    /** Somebody writes, as they do at the portal. */
    @Transactional
    long note(long ticket, JsonObject organization, JsonObject author, boolean visible, String text) {
        Side side = author.containsKey("org_id") ? Side.CUSTOMER : Side.VENDOR;
        return intake.receive(
                        new OrganizationId(organization.getString("id")),
                        ticket,
                        new Intake.Contribution(
                                person(author),
                                side,
                                text,
                                visible,
                                Instant.now(),
                                List.of(new Upload("a.txt", "text/plain", new byte[] {1}))))
                .orElseThrow();
    }

    @Transactional
    void show(long note, boolean visible) {
        execute("update notes set visible = " + visible + " where id = " + note);
    }

    /** An agent switches a note visible, as they do at the desk. */
    @Transactional
    void shown(long ticket, long note) {
        show(note, true);
        happened.fire(new Happened.MadeVisible(ticket, Happened.Piece.note(note), -1, true));
    }

    /** An e-mail that a ticket, or one of its notes, came from. */
    @Transactional
    long mail(long ticket, @Nullable Long note, String subject, String html) {
        return entities.createNativeQuery(
                        "insert into mails (ticket, note_id, organization_id, message_id, sender, subject, sent_at, html)"
                                + " select number, :note, organization_id, :id, 'Ben <ben@acme.example>', :subject, created_at,"
                                + " nullif(:html, '') from tickets where number = :ticket returning id",
                        Long.class)
                .setParameter("note", note, Long.class)
                .setParameter("id", subject + "@acme.example")
                .setParameter("subject", subject)
                .setParameter("html", html)
                .setParameter("ticket", ticket)
                .getSingleResult();
    }

    @Transactional
    long personOf(JsonObject of) {
        return person(of).id();
    }

    @Transactional
    void execute(String sql) {
        entities.createNativeMutationQuery(sql).executeUpdate();
    }

    @Transactional
    long person(String subject) {
        return entities.createNativeQuery("select id from persons where subject = :subject", Long.class)
                .setParameter("subject", subject)
                .getSingleResult();
    }

    /** Each row as its columns with bars between. */
    @Transactional
    List<String> rows(String sql) {
        return entities.createNativeQuery(sql, Tuple.class)
                .getResultStream()
                .map(row -> String.join(
                        "|", Arrays.stream(row.toArray()).map(String::valueOf).toList()))
                .toList();
    }

    /** What all tickets say. */
    @Transactional
    List<String> texts() {
        return entities.createNativeQuery("select description from tickets", String.class)
                .getResultList();
    }

    /** As if nothing had ever come in or gone out. */
    @Transactional
    void empty() {
        for (String table : List.of("incoming", "mails", "mail_threads", "outgoing", "mail_preferences", "tickets")) {
            entities.createNativeMutationQuery("delete from " + table).executeUpdate();
        }
    }

    private Person person(JsonObject of) {
        return persons.user(new UserId(of.getString("sub")), of.getString("email"), of.getString("name"));
    }
}
