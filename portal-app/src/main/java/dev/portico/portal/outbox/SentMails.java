package dev.portico.portal.outbox;

import dev.portico.portal.mail.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Mails of ours by their ids. An id holds 122 random bits and is told to one person only, so that whoever names it has that mail: it says
 * as much as the reply address in it.
 */
@ApplicationScoped
public class SentMails {
    private final Session entities;
    private final MailAddresses addresses;

    SentMails(Session entities, MailAddresses addresses) {
        this.entities = entities;
        this.addresses = addresses;
    }

    @Transactional
    public boolean isKnown(MessageId id) {
        return !entities.createNativeQuery("select 1 from outgoing where message_id = :id", Integer.class)
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    /** For whom and about what the newest of our mails among these was. */
    @Transactional
    public Optional<MailAddresses.Reply> answeredBy(List<MessageId> mentions) {
        if (mentions.isEmpty()) {
            return Optional.empty();
        }
        return entities.createNativeQuery(
                        "select ticket, person_id, generation from outgoing where message_id in (:ids) and ticket is not null"
                                + " order by id desc limit 1",
                        Tuple.class)
                .setParameterList("ids", mentions.stream().map(MessageId::value).toList())
                .getResultStream()
                .findFirst()
                .map(row -> new MailAddresses.Reply(
                        row.get(0, Long.class), row.get(1, Long.class), row.get(2, Integer.class)));
    }

    /** Whether any of these is a mail of ours. */
    @Transactional
    public boolean isAnyKnown(List<MessageId> mentions) {
        return !mentions.isEmpty()
                && !entities.createNativeQuery(
                                "select 1 from outgoing where message_id in (:ids) limit 1", Integer.class)
                        .setParameterList(
                                "ids", mentions.stream().map(MessageId::value).toList())
                        .getResultList()
                        .isEmpty();
    }

    /** What our mails name as their list. */
    public String listId() {
        return Letterhead.listId(addresses);
    }
}
