package dev.portico.portal.mail;

import dev.portico.portal.access.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Which mails tickets and notes came from, for mails that come in one by one; {@link MailStore} stores those of an import. */
@ApplicationScoped
public class ReceivedMails {
    private final Session entities;

    ReceivedMails(Session entities) {
        this.entities = entities;
    }

    /** Whose ticket that is. */
    @Transactional
    public Optional<OrganizationId> organizationOf(long ticket) {
        return entities.createNativeQuery("select organization_id from tickets where number = :ticket", String.class)
                .setParameter("ticket", ticket)
                .getResultStream()
                .findFirst()
                .map(OrganizationId::new);
    }

    /** The ticket this very mail is in already, by whatever way it came; until this transaction ends nobody else stores it. */
    @Transactional
    public Optional<Long> known(OrganizationId organization, Mail mail) {
        new MailRows(entities, organization).takeTurn();
        return rows(organization, mail)
                .filter(row -> mail.fingerprint().content().equals(row.get(1, String.class)))
                .findFirst()
                .map(row -> row.get(0, Long.class));
    }

    /**
     * Remembers what a ticket or one of its notes came from.
     *
     * @param note empty when it opened the ticket
     */
    @Transactional
    public void store(OrganizationId organization, Mail mail, long ticket, Optional<Long> note) {
        entities.flush();
        MailRows rows = new MailRows(entities, organization);
        boolean reused = rows(organization, mail).findAny().isPresent();
        MessageId storedAs = reused ? ofContent(mail) : mail.id();
        Joining joining = new Joining(
                new Support(Set.of()),
                rows.claims(Stream.concat(Stream.of(mail.id()), mail.mentions().stream())
                        .toList()));
        @Nullable Long id = note.orElse(null);
        rows.add(mail, storedAs, ticket, id, joining.add(mail, storedAs, ticket, rows.requester(ticket)));
        rows.write();
    }

    private Stream<Tuple> rows(OrganizationId organization, Mail mail) {
        return entities.createNativeQuery(
                        "select ticket, fingerprint from mails where organization_id = :organization and message_id in (:ids)",
                        Tuple.class)
                .setParameter("organization", organization.value())
                .setParameterList(
                        "ids", List.of(mail.id().value(), ofContent(mail).value()))
                .getResultStream();
    }

    private static MessageId ofContent(Mail mail) {
        return MessageId.ofContent(mail.fingerprint().content());
    }
}
