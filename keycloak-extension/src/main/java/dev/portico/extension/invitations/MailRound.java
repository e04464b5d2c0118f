package dev.portico.extension.invitations;

import dev.portico.extension.journal.InvitationEntity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Sends the mails that are due, a few at a time, until none is left.
 *
 * <p>Whoever takes a few puts off when they are due again, so that no other node sends them too and a node that dies loses
 * none; no row is locked while the mail server is waited for. A mail may come twice after a crash, and never not at all.
 */
final class MailRound {

    private static final Logger LOG = Logger.getLogger(MailRound.class);

    private static final int AT_A_TIME = 20;
    private static final long TAKEN_FOR = Duration.ofMinutes(10).toMillis();
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30));

    private static final String DUE = "select i from InvitationEntity i"
            + " where i.mail = 'queued' and i.state = 'pending' and i.mailDueAt <= :now order by i.mailOfMany, i.mailDueAt";

    private static final String LATER =
            "update InvitationEntity i set i.mailDueAt = :due where i.id in :ids and i.mail = 'queued'";

    /** Nothing when it was sent again meanwhile: that is another mail. */
    private static final String DONE = "update InvitationEntity i set i.mail = :mail, i.mailTries = :tries,"
            + " i.mailDueAt = :due where i.id = :id and i.invitationId = :invitation and i.mail = 'queued'";

    private final KeycloakSessionFactory factory;

    MailRound(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    void run() {
        for (List<String> taken = take(); !taken.isEmpty(); taken = take()) {
            taken.forEach(this::send);
        }
    }

    private List<String> take() {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            long now = Time.currentTimeMillis();
            List<String> ids = store(session)
                    .createQuery(DUE, InvitationEntity.class)
                    .setParameter("now", now)
                    .setMaxResults(AT_A_TIME)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    // Hibernate's SKIP LOCKED
                    .setHint("jakarta.persistence.lock.timeout", -2)
                    .getResultStream()
                    .map(InvitationEntity::id)
                    .toList();
            if (!ids.isEmpty()) {
                store(session)
                        .createQuery(LATER)
                        .setParameter("due", now + TAKEN_FOR)
                        .setParameter("ids", ids)
                        .executeUpdate();
            }
            return ids;
        });
    }

    private void send(String id) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                InvitationEntity invitation = store(session).find(InvitationEntity.class, id);
                if (invitation != null && State.PENDING.wireName().equals(invitation.state())) {
                    send(session, invitation);
                }
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "The mail of invitation %s could not be made", id);
        }
    }

    private static void send(KeycloakSession session, InvitationEntity invitation) {
        int tries = invitation.mailTries() + 1;
        try {
            boolean sent = InvitationMail.of(session, invitation).send();
            done(session, invitation, sent ? MailState.SENT : MailState.FAILED, tries, 0);
        } catch (EmailException e) {
            boolean hopeless = tries > WAITS.size();
            LOG.warnf("Invitation %s: the mail server did not take the mail, attempt %d", invitation.id(), tries);
            done(
                    session,
                    invitation,
                    hopeless ? MailState.FAILED : MailState.QUEUED,
                    tries,
                    hopeless ? 0 : WAITS.get(tries - 1).toMillis());
        }
    }

    private static void done(
            KeycloakSession session, InvitationEntity invitation, MailState mail, int tries, long wait) {
        store(session)
                .createQuery(DONE)
                .setParameter("mail", mail.wireName())
                .setParameter("tries", tries)
                .setParameter("due", Time.currentTimeMillis() + wait)
                .setParameter("id", invitation.id())
                .setParameter("invitation", invitation.invitationId())
                .executeUpdate();
    }

    private static EntityManager store(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
