package dev.portico.extension.invitations;

import static dev.portico.extension.journal.Act.INVITATION_ACCEPTED;

import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Grants;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Accepting: the row is taken, the person joins and holds what was promised, in one transaction or not at all.
 *
 * <p>The row is taken by a conditional update, which of any number of simultaneous acceptances exactly one gets: the others
 * wait for its transaction and then find nothing pending. Members made this way are not <em>managed</em>, unlike those of
 * Keycloak's own registration: removing a managed one from the organisation deletes the account.
 */
final class Acceptance {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OpenedLink link;
    private final InvitationRows rows;

    Acceptance(KeycloakSession session, RealmModel realm, OpenedLink link) {
        this.session = session;
        this.realm = realm;
        this.link = link;
        this.rows = new InvitationRows(session, realm, link.organization().id());
    }

    /** Takes the row; false when somebody else has. Once taken, whatever goes wrong has to end the transaction. */
    boolean take() {
        return rows.close(link.ours(), State.ACCEPTED);
    }

    /** Makes the person a member; only after the row was taken, and with everything else looked at. */
    void join(UserModel person) {
        OrganizationProvider provider = session.getProvider(OrganizationProvider.class);
        OrganizationModel organization =
                provider.getById(link.organization().id().value());
        Promise promise = link.promise();
        Actor.of(Actor.Kind.PERSON, person.getId()).actsIn(session);
        if (!provider.addMember(organization, person)) {
            throw new IllegalStateException("became a member by another way at this very moment");
        }
        Grants.of(session, realm).set(person, link.organization(), promise.wanted());
        provider.getInvitationManager().remove(link.token().getId());
        Journal.of(session, realm)
                .note(Entry.of(INVITATION_ACCEPTED)
                        .in(link.organization().id())
                        .about(new UserId(person.getId()))
                        .after("invitation", link.ours().id())
                        .after("invitedBy", link.ours().inviterId()));
    }
}
