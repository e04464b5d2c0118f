package dev.portico.extension.invitations;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.PersonName;
import dev.portico.extension.directory.Wanted;
import dev.portico.extension.journal.InvitationEntity;
import dev.portico.extension.mails.MailKind;
import dev.portico.extension.mails.SentMails;
import dev.portico.extension.rest.PortalAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/** The mail that carries the link: who invites, to what, until when. */
final class InvitationMail {

    private final KeycloakSession session;
    private final InvitationEntity ours;

    private InvitationMail(KeycloakSession session, InvitationEntity ours) {
        this.session = session;
        this.ours = ours;
    }

    static InvitationMail of(KeycloakSession session, InvitationEntity ours) {
        return new InvitationMail(session, ours);
    }

    /** False when there is nothing to send any more: revoked in the console, or the organisation is gone. */
    boolean send() throws EmailException {
        RealmModel realm = session.realms().getRealm(ours.realmId());
        if (realm == null) {
            return false;
        }
        session.getContext().setRealm(realm);
        OrganizationInvitationModel keycloaks = session.getProvider(OrganizationProvider.class)
                .getInvitationManager()
                .getById(ours.invitationId());
        Optional<Organization> organization =
                Directory.of(session, realm).organization(new OrganizationId(ours.organizationId()));
        if (keycloaks == null || organization.isEmpty()) {
            return false;
        }
        send(realm, organization.get(), keycloaks);
        return true;
    }

    private void send(RealmModel realm, Organization organization, OrganizationInvitationModel keycloaks)
            throws EmailException {
        UserModel person = session.users().getUserByEmail(realm, keycloaks.getEmail());
        UserModel reader = person == null ? stranger(realm, keycloaks) : person;
        Locale language = session.getContext().resolveLocale(reader, true);
        Moments moments = new Moments(language);
        Wanted wanted = new Promises(realm).of(ours).wanted();
        String application = PortalAddress.name(realm);
        Map<String, Object> words = new HashMap<>();
        words.put("link", new Links(session, realm).of(ours, keycloaks, person).toString());
        words.put("organizationName", organization.name());
        words.put("application", application);
        words.put("personName", name(keycloaks));
        words.put(
                "gets",
                Prospect.of(Directory.of(session, realm), organization, wanted, now())
                        .gets());
        words.put("until", wanted.until().map(moments::of).orElse(""));
        words.put("lastDay", wanted.until().flatMap(moments::lastDay).orElse(""));
        words.put("inviter", inviter(realm, organization));
        words.put("expires", moments.of(Instant.ofEpochSecond(keycloaks.getExpiresAt())));
        SentMails.Sending sending = new SentMails.Sending(
                MailKind.INVITATION,
                organization.id(),
                Optional.empty(),
                Optional.of(ours.invitationId()),
                Optional.of(ours.inviterId()));
        SentMails.of(session, realm).send(sending, by -> session.getProvider(EmailTemplateProvider.class)
                .setRealm(by)
                .setUser(reader)
                .setAttribute(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true)
                .send(
                        "portalInvitation.subject",
                        List.of(organization.name(), application),
                        "portal-invitation.ftl",
                        words));
    }

    private UserModel stranger(RealmModel realm, OrganizationInvitationModel keycloaks) {
        UserModel stranger = new InMemoryUserAdapter(session, realm, null);
        stranger.setEmail(keycloaks.getEmail());
        if (ours.language() != null) {
            stranger.setSingleAttribute(UserModel.LOCALE, ours.language());
        }
        return stranger;
    }

    /** Of the customer's own people the name; the vendor's stay the vendor. */
    private String inviter(RealmModel realm, Organization organization) {
        UserModel inviter = realm.getId().equals(ours.inviterRealmId())
                ? session.users().getUserById(realm, ours.inviterId())
                : null;
        return inviter == null || !Directory.of(session, realm).isMember(inviter, organization.id())
                ? ""
                : PersonName.of(inviter.getFirstName(), inviter.getLastName()).orElse("");
    }

    private static String name(OrganizationInvitationModel keycloaks) {
        return PersonName.of(keycloaks.getFirstName(), keycloaks.getLastName()).orElse("");
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
