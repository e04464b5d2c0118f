package dev.portico.extension.login;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.keys.OrganizationKey;
import dev.portico.extension.keys.ShownKeys;
import dev.portico.extension.sessions.GuardedClients;
import dev.portico.extension.token.OrganizationChoice;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** One login on its way: what it asks for, and the notes that carry its outcome to the tokens. */
final class LoginRequest {

    /** Set by our own page only, and gone when the login starts over; Keycloak fills {@code kc.org} by guesses of its own. */
    private static final String CHOICE = "portal.organization";

    private final KeycloakSession session;
    private final AuthenticationSessionModel login;
    private final RealmModel realm;

    private LoginRequest(KeycloakSession session, AuthenticationSessionModel login, RealmModel realm) {
        this.session = session;
        this.login = login;
        this.realm = realm;
    }

    /** Empty where no page can be shown: the token endpoint evaluates required actions too, and answers for itself. */
    static Optional<LoginRequest> of(RequiredActionContext context) {
        boolean hasNoPage = context.getUriInfo().getPath().endsWith("/protocol/openid-connect/token");
        return hasNoPage
                ? Optional.empty()
                : Optional.of(
                        new LoginRequest(context.getSession(), context.getAuthenticationSession(), context.getRealm()));
    }

    /** Whether nobody gets into this client without access. */
    boolean isGuarded() {
        return GuardedClients.isGuarded(login.getClient());
    }

    /** Whether the tokens will name an organisation, so that one has to be known. */
    boolean namesOrganization() {
        Stream<@Nullable ProtocolMapperContainerModel> scopes =
                login.getClientScopes().stream().map(id -> realm.getClientScopeById(id));
        return Stream.concat(Stream.of(login.getClient()), scopes)
                .anyMatch(each -> each != null && GuardedClients.carriesAccess(each));
    }

    /** Whether no page may be shown: {@code prompt=none}. */
    boolean isSilent() {
        return TokenUtil.hasPrompt(
                login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    Entrance entrance(Entrances entrances, UserModel user) {
        String choice = login.getAuthNote(CHOICE);
        if (choice != null) {
            return entrances.chosen(user, new OrganizationId(choice));
        }
        return OrganizationChoice.requested(login)
                .map(alias -> entrances.asked(user, alias))
                .orElseGet(() -> entrances.unasked(user));
    }

    boolean asksForOrganization() {
        return login.getAuthNote(CHOICE) != null
                || OrganizationChoice.requested(login).isPresent();
    }

    void choose(Organization organization) {
        login.setAuthNote(CHOICE, organization.id().value());
    }

    /** Lets in, and notes for the tokens where to. */
    void enter(Optional<Organization> organization) {
        OrganizationChoice.makeRoom(session, login);
        organization.ifPresentOrElse(
                into -> OrganizationChoice.note(login, into.id()), () -> OrganizationChoice.noteVendor(login));
        pass();
    }

    /** Notes for the tokens that this key was shown. */
    void shows(UserModel user, OrganizationKey key) {
        ShownKeys.note(login, user, key);
    }

    boolean hasShown(UserModel user, OrganizationKey key) {
        return ShownKeys.include(login, user, key);
    }

    void pass() {
        login.removeRequiredAction(PortalAccessActionFactory.ID);
    }

    void stop() {
        login.addRequiredAction(PortalAccessActionFactory.ID);
    }

    String application() {
        ClientModel client = login.getClient();
        String name = client.getName();
        return name == null || name.isBlank() ? client.getClientId() : name;
    }
}
