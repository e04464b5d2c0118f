package dev.portico.extension.notices;

import dev.portico.extension.access.Organization;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.PersonName;
import dev.portico.extension.journal.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Who is told what of a transaction: the person and the organisation's admins, but nobody of what they did themselves. The realm attribute {@value #SWITCH} with the value
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
        sendToPeople(changes);
        sendToAdmins(changes);
    }

    /** Each person what concerns them, unless they did it. */
    void sendToPeople(List<AccessChange> changes) {
        telling(changes, (organization, there, mail) -> there.stream()
                .filter(change -> !isActor(change.person().value()))
                .forEach(change -> person(change).ifPresent(person -> mail.toPerson(person, organization, change))));
    }

    /** The organisation's admins, but for who did it: of a few people what it was, of many how many they are. */
    void sendToAdmins(List<AccessChange> changes) {
        telling(changes, (organization, there, mail) -> new OrganizationAdmins(session, realm())
                .of(organization).stream()
                        .filter(admin -> !isActor(admin.getId()))
                        .forEach(admin -> toAdmin(admin, organization, there, mail)));
    }

    private void toAdmin(UserModel admin, Organization organization, List<AccessChange> changes, AccessMail mail) {
        if (changes.size() > NAMED) {
            mail.ofMany(admin, changes.size(), organization);
            return;
        }
        changes.stream()
                .filter(change -> !change.person().value().equals(admin.getId()))
                .forEach(change ->
                        person(change).ifPresent(person -> mail.toAdmin(admin, person, organization, change)));
    }

    private void telling(List<AccessChange> changes, Telling telling) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null
                || "off".equals(realm.getAttribute(SWITCH))
                || realm.getSmtpConfig().isEmpty()) {
            return;
        }
        session.getContext().setRealm(realm);
        AccessMail mail = new AccessMail(session, realm, doer(realm), actor);
        Map<String, List<AccessChange>> places = changes.stream()
                .collect(Collectors.groupingBy(change -> change.organization().value()));
        places.values().forEach(there -> Directory.of(session, realm)
                .organization(there.get(0).organization())
                .ifPresent(organization -> telling.in(organization, there, mail)));
    }

    /** Tells somebody of changes in one organisation. */
    @FunctionalInterface
    private interface Telling {
        void in(Organization organization, List<AccessChange> changes, AccessMail mail);
    }

    private Optional<UserModel> person(AccessChange change) {
        return Optional.ofNullable(
                session.users().getUserById(realm(), change.person().value()));
    }

    private boolean isActor(String user) {
        return actor.id().equals(Optional.of(user));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    /** Of the customer's own people the name; the vendor's stay the vendor, unless they act in their own organisation and have a name. */
    private Optional<String> doer(RealmModel realm) {
        return actor.id()
                .filter(id -> actor.kind() == Actor.Kind.PERSON)
                .map(id -> session.users().getUserById(realm, id))
                .flatMap(user -> PersonName.toCustomers(
                        user, () -> Directory.of(session, realm).isVendor(user)));
    }
}
