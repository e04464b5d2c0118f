package dev.portico.extension.notices;

import dev.portico.extension.access.Organization;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Who is told what of a transaction: the person, unless they did it themselves, and the organisation's admins, whoever did it:
 * so that somebody who acts in an admin's name does not stay unseen. The realm attribute {@value #SWITCH} with the value
 * {@code off} keeps all of this silent, for a migration.
 */
final class Notices {

    static final String SWITCH = "portal.role-change-mails";

    /** Of a change of more people at once, admins are told how many. */
    private static final int NAMED = 20;

    private final KeycloakSession session;
    private final String realmId;
    private final Actor actor;

    Notices(KeycloakSession session, String realmId, Actor actor) {
        this.session = session;
        this.realmId = realmId;
        this.actor = actor;
    }

    void send(List<AccessChange> changes) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null
                || "off".equals(realm.getAttribute(SWITCH))
                || realm.getSmtpConfig().isEmpty()) {
            return;
        }
        session.getContext().setRealm(realm);
        AccessMail mail = new AccessMail(session, realm, doer(realm));
        Map<String, List<AccessChange>> places = changes.stream()
                .collect(Collectors.groupingBy(change -> change.organization().value()));
        places.values().forEach(there -> Directory.of(session, realm)
                .organization(there.get(0).organization())
                .ifPresent(organization -> send(organization, there, realm, mail)));
    }

    private void send(Organization organization, List<AccessChange> changes, RealmModel realm, AccessMail mail) {
        List<UserModel> admins = new OrganizationAdmins(session, realm).of(organization);
        for (AccessChange change : changes) {
            UserModel person =
                    session.users().getUserById(realm, change.person().value());
            if (person == null) {
                continue;
            }
            if (!actor.id().equals(Optional.of(person.getId()))) {
                mail.toPerson(person, organization, change);
            }
            if (changes.size() <= NAMED) {
                admins.stream()
                        .filter(admin -> !admin.getId().equals(person.getId()))
                        .forEach(admin -> mail.toAdmin(admin, person, organization, change));
            }
        }
        if (changes.size() > NAMED) {
            admins.forEach(admin -> mail.ofMany(admin, changes.size(), organization));
        }
    }

    /** Of the customer's own people the name; the vendor's stay the vendor. */
    private Optional<String> doer(RealmModel realm) {
        return actor.id()
                .filter(id -> actor.kind() == Actor.Kind.PERSON)
                .map(id -> session.users().getUserById(realm, id))
                .map(AccessMail::nameOf);
    }
}
