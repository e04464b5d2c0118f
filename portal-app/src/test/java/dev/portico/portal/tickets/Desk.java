package dev.portico.portal.tickets;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.UserId;
import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Fills the tests' database. */
@ApplicationScoped
class Desk {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private final Intake intake;
    private final Persons persons;
    private final Session entities;

    Desk(Intake intake, Persons persons, Session entities) {
        this.intake = intake;
        this.persons = persons;
        this.entities = entities;
    }

    @Transactional
    void empty() {
        for (String table : List.of("mails", "attachments", "files", "notes", "participants", "tickets")) {
            entities.createNativeMutationQuery("delete from " + table).executeUpdate();
        }
    }

    @Transactional
    long ticket(JsonObject requester, JsonObject organization, String subject) {
        return intake.open(new Intake.Opening(
                new OrganizationId(organization.getString("id")),
                organization.getString("name"),
                person(requester),
                subject,
                "About " + subject,
                AT,
                List.of()));
    }

    @Transactional
    void tickets(int count, JsonObject requester, JsonObject organization) {
        for (int i = 0; i < count; i++) {
            long number = ticket(requester, organization, "Ticket of many " + i);
            note(number, organization, requester, Side.CUSTOMER, true, "note " + i);
        }
    }

    @Transactional
    long note(long ticket, JsonObject organization, JsonObject author, Side side, boolean visible, String text) {
        return intake.add(
                        new OrganizationId(organization.getString("id")),
                        ticket,
                        new Intake.Contribution(
                                person(author),
                                side,
                                text,
                                visible,
                                AT.plusSeconds(60),
                                List.of(new Upload(
                                        "../" + text + ".txt", "text/html", text.getBytes(StandardCharsets.UTF_8)))))
                .orElseThrow();
    }

    /** An e-mail that a ticket, or one of its notes, came from. */
    @Transactional
    void mail(long ticket, @Nullable Long note, String subject) {
        entities.createNativeMutationQuery(
                        "insert into mails (ticket, note_id, organization_id, message_id, sender, subject, sent_at)"
                                + " select number, :note, organization_id, :id, 'Ben <ben@acme.example>', :subject, created_at"
                                + " from tickets where number = :ticket")
                .setParameter("note", note, Long.class)
                .setParameter("id", subject + "@acme.example")
                .setParameter("subject", subject)
                .setParameter("ticket", ticket)
                .executeUpdate();
    }

    @Transactional
    void share(long ticket, JsonObject with) {
        entities.createNativeMutationQuery("insert into participants (ticket, person_id) values (:ticket, :person)")
                .setParameter("ticket", ticket)
                .setParameter("person", person(with).id())
                .executeUpdate();
    }

    @Transactional
    long attachment(long note) {
        return entities.createNativeQuery("select id from attachments where note_id = :note", Long.class)
                .setParameter("note", note)
                .getSingleResult();
    }

    @Transactional
    void erase(long ticket) {
        entities.createNativeMutationQuery("delete from tickets where number = :ticket")
                .setParameter("ticket", ticket)
                .executeUpdate();
    }

    @Transactional
    long notes(long ticket) {
        return entities.createNativeQuery("select count(*) from notes where ticket = :ticket", Long.class)
                .setParameter("ticket", ticket)
                .getSingleResult();
    }

    private Person person(JsonObject of) {
        return persons.user(new UserId(of.getString("sub")), of.getString("email"), of.getString("name"));
    }
}
