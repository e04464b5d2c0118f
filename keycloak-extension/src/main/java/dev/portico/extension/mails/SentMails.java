package dev.portico.extension.mails;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.AccountMailEntity;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.InvitationEntity;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.rest.PortalClient;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailException;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.RealmModelDelegate;

/**
 * Mails about accounts that were sent in the last {@value #DAYS} days, so that a mail server's later word that one could not be delivered
 * finds who it concerns (R36).
 *
 * <p>A mail is known again by a tag in the address that failures go to: 130 random bits, of which only a hash is kept, so that nobody makes
 * one up, from the database neither. It is found by that hash, so that the time this takes tells nothing of a tag. Whoever got the mail can
 * read it there, and can at most say that their own mail did not arrive. A mail fails once; what is told of it later changes nothing.
 * Nothing of its text is kept.
 */
public final class SentMails {

    private static final Logger LOG = Logger.getLogger(SentMails.class);
    private static final int DAYS = 14;
    private static final long KEPT = Duration.ofDays(DAYS).toMillis();
    private static final int TAG = 26;
    private static final char[] DIGITS = "0123456789abcdefghijklmnopqrstuv".toCharArray();

    private static final String UNDELIVERED = "select m from AccountMailEntity m where m.organizationId = :organization"
            + " and m.personId = :person and m.realmId = :realm and m.sentAt >= :since and m.failedAt is not null"
            + " and not exists (select 1 from AccountMailEntity n where n.personId = m.personId"
            + " and n.organizationId = m.organizationId and n.kind = m.kind and n.sentAt > m.sentAt)"
            + " order by m.sentAt desc";

    /** Nothing where it was sent again, withdrawn or accepted meanwhile: that mail does not matter any more. */
    private static final String INVITATION =
            "update InvitationEntity i set i.mail = 'undelivered', i.mailAnswer = :answer"
                    + " where i.invitationId = :id and i.state = 'pending' and i.mail in ('queued', 'sent')";

    private final KeycloakSession session;
    private final RealmModel realm;

    private SentMails(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static SentMails of(KeycloakSession session, RealmModel realm) {
        return new SentMails(session, realm);
    }

    /**
     * A mail that is about to be sent.
     *
     * @param person whose account it is about; empty for who has none yet
     * @param invitation Keycloak's id of the invitation it carries
     * @param sentBy the id of who sends it
     */
    public record Sending(
            MailKind kind,
            OrganizationId organization,
            Optional<UserId> person,
            Optional<String> invitation,
            Optional<String> sentBy) {}

    /** The sending itself, by a realm that says where failures go. */
    @FunctionalInterface
    public interface Delivery {
        void by(RealmModel realm) throws EmailException;
    }

    /** A realm to send a mail by, and what the mail is known by. */
    private record Tagged(RealmModel realm, String id) {}

    /**
     * Sends a mail that is known again by where its failures go. Where nobody reads those, or the sender takes no tag, it is sent as
     * Keycloak sends its own; so it is, once more, where the mail server refuses its sender.
     *
     * @throws EmailException when it was not sent, and nothing is kept of it
     */
    public void send(Sending mail, Delivery delivery) throws EmailException {
        Optional<Tagged> tagged = PortalClient.isIn(realm) ? tagged(mail) : Optional.empty();
        if (tagged.isEmpty()) {
            delivery.by(realm);
            return;
        }
        try {
            delivery.by(tagged.get().realm());
        } catch (EmailException failed) {
            notSent(tagged.get());
            String refusal = Refusal.in(failed).orElseThrow(() -> failed);
            LOG.warnf(
                    "A mail %s is sent without a tag: to one with a tag the mail server said %s", mail.kind(), refusal);
            delivery.by(realm);
        }
    }

    /** Noted at once, in a transaction of its own: a mail server may answer before the caller's is committed. */
    private Optional<Tagged> tagged(Sending mail) {
        String tag = SecretGenerator.getInstance().randomString(TAG, DIGITS);
        return Envelope.tagged(realm.getSmtpConfig(), tag).map(settings -> noted(mail, id(tag), settings));
    }

    private Tagged noted(Sending mail, String id, Map<String, String> settings) {
        AccountMailEntity row = new AccountMailEntity(
                id, realm.getId(), mail.organization().value(), mail.kind().wireName(), Time.currentTimeMillis());
        row.concerns(
                mail.person().map(UserId::value).orElse(null),
                mail.invitation().orElse(null),
                mail.sentBy().orElse(null));
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(), own -> store(own).persist(row));
        return new Tagged(new SendingRealm(realm, settings), id);
    }

    /** The mail server did not take it: nothing will be told of it. */
    private void notSent(Tagged mail) {
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> store(own)
                .createQuery("delete from AccountMailEntity m where m.id = :id")
                .setParameter("id", mail.id())
                .executeUpdate());
    }

    /** Mails to this person that did not arrive, the latest first; of each kind the last one counts, whoever sent it. */
    public List<Undelivered> undelivered(OrganizationId organization, UserId person) {
        return store(session)
                .createQuery(UNDELIVERED, AccountMailEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("person", person.value())
                .setParameter("realm", realm.getId())
                .setParameter("since", since())
                .getResultStream()
                .map(Undelivered::of)
                .toList();
    }

    /** A mail server could not deliver the mail of this tag; false for a tag that no mail of this realm has. */
    boolean failed(String tag, Answer answer) {
        AccountMailEntity mail = store(session).find(AccountMailEntity.class, id(tag), LockModeType.PESSIMISTIC_WRITE);
        if (mail == null || !mail.realmId().equals(realm.getId()) || mail.sentAt() < since()) {
            return false;
        }
        if (mail.failedAt() == null) {
            mail.failed(Time.currentTimeMillis(), answer.text());
            entry(mail, answer).ifPresent(Journal.of(session, realm)::note);
        }
        return true;
    }

    /** Empty for an invitation's mail that does not matter any more. */
    private Optional<Entry> entry(AccountMailEntity mail, Answer answer) {
        Entry entry = Entry.of(Act.MAIL_NOT_DELIVERED)
                .in(new OrganizationId(mail.organizationId()))
                .after("mail", mail.kind())
                .because(Optional.of(answer.text()).filter(text -> !text.isEmpty()));
        String invitation = mail.invitationId();
        if (invitation == null) {
            return Optional.ofNullable(mail.personId()).map(person -> entry.about(new UserId(person)));
        }
        return invited(invitation, answer)
                .map(row -> entry.after("invitation", row.id()).after("email", row.email()));
    }

    /** The open invitation that a mail carried, which says so in its list from now on. */
    private Optional<InvitationEntity> invited(String invitation, Answer answer) {
        int open = store(session)
                .createQuery(INVITATION)
                .setParameter("answer", answer.text())
                .setParameter("id", invitation)
                .executeUpdate();
        return open == 0
                ? Optional.empty()
                : store(session)
                        .createQuery(
                                "select i from InvitationEntity i where i.invitationId = :id", InvitationEntity.class)
                        .setParameter("id", invitation)
                        .getResultStream()
                        .findFirst();
    }

    /** The account is gone. */
    public void forget(UserId person) {
        store(session)
                .createQuery("delete from AccountMailEntity m where m.personId = :person")
                .setParameter("person", person.value())
                .executeUpdate();
    }

    /** What is older than it is good for; in every realm. */
    public static void forgetOld(KeycloakSession session) {
        store(session)
                .createQuery("delete from AccountMailEntity m where m.sentAt < :since")
                .setParameter("since", since())
                .executeUpdate();
    }

    private static long since() {
        return Time.currentTimeMillis() - KEPT;
    }

    private static String id(String tag) {
        return HashUtils.sha256UrlEncodedHash(tag, StandardCharsets.US_ASCII);
    }

    private static EntityManager store(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** The realm in all but the address that failures go to: Keycloak's mails take it from the realm alone. */
    private static final class SendingRealm extends RealmModelDelegate {

        private final Map<String, String> settings;

        SendingRealm(RealmModel realm, Map<String, String> settings) {
            super(realm);
            this.settings = settings;
        }

        @Override
        public Map<String, String> getSmtpConfig() {
            return settings;
        }
    }
}
