package dev.portico.extension.invitations;

import dev.portico.extension.rest.PortalAddress;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What people see who follow the link; texts are {@code portalInvitation.*} in the themes. */
final class InvitationPages {

    private static final String TEMPLATE = "portal-invitation.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OpenedLink link;

    InvitationPages(KeycloakSession session, RealmModel realm, OpenedLink link) {
        this.session = session;
        this.realm = realm;
        this.link = link;
    }

    /** Asks once more: mail scanners follow links, and what is behind the first one must change nothing. */
    Response confirm(AuthenticationSessionModel authentication, UserModel person, String action) {
        Locale language = session.getContext().resolveLocale(person);
        return form(authentication)
                .setAttribute("closed", "")
                .setAttribute("person", person.getUsername())
                .setAttribute("gets", link.prospect().gets())
                .setAttribute(
                        "until",
                        link.promise()
                                .wanted()
                                .until()
                                .map(new Moments(language)::of)
                                .orElse(""))
                .setAttribute("actionUri", action)
                .createForm(TEMPLATE);
    }

    Response closed(@Nullable AuthenticationSessionModel authentication, Obstacle obstacle) {
        return form(authentication)
                .setAttribute("closed", obstacle.text())
                .setAttribute(
                        "portalUri",
                        PortalAddress.of(realm, session.getContext().getUri().getBaseUri()))
                .setStatus(Response.Status.BAD_REQUEST)
                .createForm(TEMPLATE);
    }

    private LoginFormsProvider form(@Nullable AuthenticationSessionModel authentication) {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        return (authentication == null ? form : form.setAuthenticationSession(authentication))
                .setAttribute("organizationName", link.organization().name())
                .setAttribute("application", PortalAddress.name(realm));
    }
}
