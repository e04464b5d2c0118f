package dev.portico.extension.members;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.PersonName;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.mails.MailKind;
import dev.portico.extension.mails.SentMails;
import dev.portico.extension.rest.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.urls.UrlType;

/**
 * Mails about an account, in the language of whoever gets them; the links are seen by nobody else. Each can be known again when a mail
 * server says later that it could not be delivered (R36).
 */
final class AccountMails {

    private static final Logger LOG = Logger.getLogger(AccountMails.class);

    private static final String PORTAL = "portal";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OrganizationId organization;

    /** @param organization where somebody sends them */
    AccountMails(KeycloakSession session, RealmModel realm, OrganizationId organization) {
        this.session = session;
        this.realm = realm;
        this.organization = organization;
    }

    /** What the links are for: the portal, or where a realm has none, the account console. */
    ClientModel client() {
        ClientModel portal = realm.getClientByClientId(PORTAL);
        return portal != null ? portal : realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
    }

    /** Where to go on afterwards, when the client allows that. */
    @Nullable
    String backTo(ClientModel client) {
        return RedirectUtils.verifyRedirectUri(session, client.getBaseUrl(), client);
    }

    void passwordLink(UserModel user, DefaultActionToken token) {
        Map<String, Object> attributes = attributes();
        attributes.put("link", link(token));
        send(user, MailKind.PASSWORD_RESET, "portalPassword", attributes, null);
    }

    /** @param sender named where they are of the organisation; the vendor's stay the vendor */
    void organizationKeyLink(UserModel user, DefaultActionToken token, Organization there, Optional<UserModel> sender) {
        Map<String, Object> attributes = attributes();
        attributes.put("link", link(token));
        attributes.put("organizationName", there.name());
        attributes.put("personName", PersonName.of(user));
        attributes.put(
                "sender",
                sender.filter(one -> Directory.of(session, realm).isMember(one, there.id()))
                        .map(PersonName::of)
                        .orElse(""));
        send(user, MailKind.ORGANIZATION_KEY, "portalKeyLink", "portal-key-link.ftl", attributes, null);
    }

    void confirmAddress(UserModel user, DefaultActionToken token, String address) {
        Map<String, Object> attributes = attributes();
        attributes.put("link", link(token));
        attributes.put("address", address);
        send(user, MailKind.ADDRESS_CONFIRMATION, "portalAddressNew", attributes, address);
    }

    /** To the address that still counts. */
    void addressIsToChange(UserModel user, String address) {
        Map<String, Object> attributes = attributes();
        attributes.put("address", address);
        send(user, MailKind.ADDRESS_NOTICE, "portalAddressOld", attributes, null);
    }

    private static Map<String, Object> attributes() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        return attributes;
    }

    private String link(DefaultActionToken token) {
        KeycloakUriInfo uri = session.getContext().getUri(UrlType.FRONTEND);
        return LoginActionsService.actionTokenProcessor(uri)
                .queryParam("key", token.serialize(session, realm, uri))
                .build(realm.getName())
                .toString();
    }

    private void send(UserModel user, MailKind kind, String name, Map<String, Object> attributes, @Nullable String to) {
        send(user, kind, name, "portal-account.ftl", attributes, to);
    }

    private void send(
            UserModel user,
            MailKind kind,
            String name,
            String template,
            Map<String, Object> attributes,
            @Nullable String to) {
        SentMails.Sending sending = new SentMails.Sending(
                kind,
                organization,
                Optional.of(new UserId(user.getId())),
                Optional.empty(),
                Actor.in(session).id());
        attributes.put("mail", name);
        try {
            SentMails.of(session, realm).send(sending, by -> {
                EmailTemplateProvider mail = session.getProvider(EmailTemplateProvider.class)
                        .setRealm(by)
                        .setUser(user);
                if (to == null) {
                    mail.send(name + ".subject", template, attributes);
                } else {
                    mail.send(name + ".subject", template, attributes, to);
                }
            });
        } catch (EmailException failed) {
            LOG.errorf(failed, "No mail %s could be sent about user %s", name, user.getId());
            throw Problem.mailNotSent();
        }
    }
}
