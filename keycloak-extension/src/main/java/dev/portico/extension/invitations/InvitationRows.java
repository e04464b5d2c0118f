package dev.portico.extension.invitations;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.journal.InvitationEntity;
import dev.portico.extension.rest.Paging;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.RealmModel;

/** An organisation's invitations: Keycloak's rows, and beside them ours, where one was made through this API. */
final class InvitationRows {

    private static final String INVITATIONS = "select n, i from OrganizationInvitationEntity n"
            + " left join InvitationEntity i on i.invitationId = n.id"
            + " where n.organizationId = :organization";

    private static final String MEMBERS = "select u.email from OrganizationEntity o, UserGroupMembershipEntity m"
            + " join m.user u where o.id = :organization and o.realmId = :realm and m.groupId = o.groupId"
            + " and u.email in :emails";

    private final EntityManager store;
    private final RealmModel realm;
    private final OrganizationId organization;

    InvitationRows(KeycloakSession session, RealmModel realm, OrganizationId organization) {
        this.store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
        this.organization = organization;
    }

    /** @param ours empty for an invitation that was made in the console */
    record Row(OrganizationInvitationModel keycloaks, Optional<InvitationEntity> ours) {

        /** Stays the same when the invitation is sent again, which gives Keycloak's a new one. */
        String id() {
            return ours.map(InvitationEntity::id).orElse(keycloaks.getId());
        }

        boolean isOpen() {
            return !keycloaks.isExpired();
        }

        /** Unique in an organisation, as Keycloak sees to. */
        String email() {
            return keycloaks.getEmail();
        }
    }

    List<Row> list(Paging paging) {
        return rows(query(INVITATIONS + " and n.email > :after order by n.email")
                .setParameter("after", paging.after())
                .setMaxResults(paging.rows()));
    }

    Optional<Row> find(String id) {
        return rows(query(INVITATIONS + " and (i.id = :id or (i.id is null and n.id = :id))")
                        .setParameter("id", id))
                .stream()
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    List<Row> of(Collection<String> emails) {
        return rows(query(INVITATIONS + " and n.email in :emails").setParameter("emails", emails));
    }

    /** Open ones of ours whose counterpart somebody removed in the console. */
    List<InvitationEntity> orphans(Collection<String> emails) {
        return store.createQuery(
                        "select i from InvitationEntity i where i.organizationId = :organization and i.email in :emails"
                                + " and not exists (select 1 from OrganizationInvitationEntity n where n.id = i.invitationId)",
                        InvitationEntity.class)
                .setParameter("organization", organization.value())
                .setParameter("emails", emails)
                .getResultList();
    }

    /** Which of these addresses are members'. */
    Set<String> members(Collection<String> emails) {
        return new HashSet<>(store.createQuery(MEMBERS, String.class)
                .setParameter("organization", organization.value())
                .setParameter("realm", realm.getId())
                .setParameter("emails", emails)
                .getResultList());
    }

    void add(InvitationEntity invitation) {
        store.persist(invitation);
    }

    /** Whatever is waiting is written now, so that an address invited twice at once is noticed. */
    void flush() {
        store.flush();
    }

    /** Ends an open invitation; false when somebody else did, sent it again, or does so right now and commits first. */
    boolean close(InvitationEntity ours, State end) {
        int closed = store.createQuery(
                        "update InvitationEntity i set i.state = :end, i.email = null, i.mailAnswer = null"
                                + " where i.id = :id and i.invitationId = :invitation and i.state = 'pending'")
                .setParameter("end", end.wireName())
                .setParameter("id", ours.id())
                .setParameter("invitation", ours.invitationId())
                .executeUpdate();
        store.refresh(ours);
        return closed == 1;
    }

    /** Has an open invitation's mail sent again, for another of Keycloak's and by whoever answers for it now; false as above. */
    boolean replace(InvitationEntity ours, String next, Sender sender, long now) {
        int replaced = store.createQuery("update InvitationEntity i set i.invitationId = :next, i.inviterId = :inviter,"
                        + " i.inviterRealmId = :home, i.baseAddress = :address, i.mail = 'queued',"
                        + " i.mailDueAt = :now, i.mailTries = 0, i.mailOfMany = false, i.mailAnswer = null"
                        + " where i.id = :id and i.invitationId = :invitation and i.state = 'pending'")
                .setParameter("next", next)
                .setParameter("inviter", sender.inviter().userId())
                .setParameter("home", sender.inviter().realmId())
                .setParameter("address", sender.address())
                .setParameter("now", now)
                .setParameter("id", ours.id())
                .setParameter("invitation", ours.invitationId())
                .executeUpdate();
        store.refresh(ours);
        return replaced == 1;
    }

    /** Keycloak has given an open invitation another id and has sent a mail of its own. */
    void follow(InvitationEntity ours, String next) {
        store.createQuery("update InvitationEntity i set i.invitationId = :next, i.mail = 'sent', i.mailAnswer = null"
                        + " where i.id = :id and i.invitationId = :invitation and i.state = 'pending'")
                .setParameter("next", next)
                .setParameter("id", ours.id())
                .setParameter("invitation", ours.invitationId())
                .executeUpdate();
        store.refresh(ours);
    }

    private TypedQuery<Object[]> query(String text) {
        return store.createQuery(text, Object[].class).setParameter("organization", organization.value());
    }

    private static List<Row> rows(TypedQuery<Object[]> query) {
        return query.getResultList().stream()
                .map(columns -> new Row(
                        (OrganizationInvitationModel) columns[0], Optional.ofNullable((InvitationEntity) columns[1])))
                .toList();
    }
}
