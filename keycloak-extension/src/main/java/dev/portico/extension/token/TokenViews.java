package dev.portico.extension.token;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.perspective.Perspective;
import dev.portico.extension.revision.Revision;
import dev.portico.extension.revision.Revisions;
import dev.portico.extension.token.ActiveOrganizations.Wanted;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Decides once per request what its tokens say; access token, ID token and mint check share it. */
final class TokenViews {

    private static final String ATTRIBUTE = TokenViews.class.getName();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;
    private final ActiveOrganizations organizations;

    TokenViews(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.directory = Directory.of(session, realm);
        this.organizations = new ActiveOrganizations(directory);
    }

    /** For a token that is being made. */
    TokenView ofNew(UserSessionModel userSession, ClientSessionContext context) {
        UserModel user = userSession.getUser();
        return shared(
                key("new", context, user),
                user,
                () -> minted(user, context),
                organization -> lacksKey(userSession, organization));
    }

    /** What {@link #ofNew} found in this request; empty when nothing asked for it. */
    Optional<TokenView> alreadyMade(UserSessionModel userSession, ClientSessionContext context) {
        return Optional.ofNullable(session.getAttribute(key("new", context, userSession.getUser()), TokenView.class));
    }

    /**
     * For a token that somebody shows: introspection and userinfo. Keycloak has put the organisation of the token's claim into
     * the context, after checking that it is enabled and the user still a member.
     */
    TokenView ofShown(UserSessionModel userSession, ClientSessionContext context) {
        return ofShown(userSession, context.getClientSession().getClient());
    }

    /** The same, for a token made for this client; it says no more than one that would be made of the session now (R35). */
    TokenView ofShown(UserSessionModel userSession, ClientModel client) {
        UserModel user = userSession.getUser();
        return shared(
                key("shown", client, user),
                user,
                () -> inContext().orElseGet(() -> organizations.wantedWithoutChoice(user)),
                organization -> lacksKey(userSession, organization));
    }

    private TokenView shared(String key, UserModel user, Supplier<Wanted> wanted, Predicate<Organization> lacksKey) {
        TokenView known = session.getAttribute(key, TokenView.class);
        if (known != null) {
            return known;
        }
        TokenView view = view(user, wanted.get(), lacksKey);
        session.setAttribute(key, view);
        return view;
    }

    private static String key(String kind, ClientSessionContext context, UserModel user) {
        return key(kind, context.getClientSession().getClient(), user);
    }

    private static String key(String kind, ClientModel client, UserModel user) {
        return ATTRIBUTE + "." + kind + "." + client.getId() + "." + user.getId();
    }

    /** In this order: a change between two of the steps makes the token look too old, never too new. */
    private TokenView view(UserModel user, Wanted wanted, Predicate<Organization> lacksKey) {
        Revision before = Revisions.of(session, realm).read(user, wanted.id());
        ActiveOrganization active = organizations.settled(user, wanted);
        Decision decision = directory.decideForToken(
                user, active instanceof ActiveOrganization.Chosen chosen ? chosen.organization() : null);
        return new TokenView(
                active,
                Optional.ofNullable(wanted.id()),
                decision,
                before,
                active instanceof ActiveOrganization.Chosen chosen && lacksKey.test(chosen.organization()));
    }

    /** Through somebody's eyes it is the viewer who has come in, with a session of their own. */
    private boolean lacksKey(UserSessionModel userSession, Organization organization) {
        return OrganizationKeys.of(session, realm).areLackedBy(userSession, organization)
                && Perspective.in(userSession).isEmpty();
    }

    private Wanted minted(UserModel user, ClientSessionContext context) {
        return asked(context).or(this::inContext).orElseGet(() -> organizations.wantedWithoutChoice(user));
    }

    /** What the request asks for; how depends on the grant, and nothing is looked at that belongs to another. */
    private Optional<Wanted> asked(ClientSessionContext context) {
        String grant = context.getAttribute(Constants.GRANT_TYPE, String.class);
        if (grant == null) {
            return noted(context);
        }
        return switch (grant) {
            case OAuth2Constants.REFRESH_TOKEN ->
                form(OAuth2Constants.REFRESH_TOKEN)
                        .flatMap(token -> OrganizationBinding.inRefreshToken(session, token))
                        .map(TokenViews::bound);
            case OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE ->
                form(OAuth2Constants.SUBJECT_TOKEN)
                        .flatMap(token -> OrganizationBinding.inAccessToken(session, token))
                        .map(TokenViews::bound);
            case OAuth2Constants.AUTHORIZATION_CODE, OAuth2Constants.DEVICE_CODE_GRANT_TYPE, PerspectiveGrant.TYPE ->
                noted(context);
            default -> form(OrganizationChoice.PARAMETER).map(organizations::wantedBy);
        };
    }

    private Optional<Wanted> noted(ClientSessionContext context) {
        return OrganizationChoice.noted(context.getClientSession(), LoginTrace.in(session, context))
                .map(choice -> bound(new OrganizationBinding(choice)))
                .or(() ->
                        OrganizationChoice.requested(context.getClientSession()).map(organizations::wantedBy));
    }

    private static Wanted bound(OrganizationBinding binding) {
        return binding.id().map(Wanted::organization).orElse(Wanted.VENDOR);
    }

    private Optional<Wanted> inContext() {
        return Optional.ofNullable(session.getContext().getOrganization())
                .map(organization -> Wanted.organization(new OrganizationId(organization.getId())));
    }

    /** A form parameter of the token request; present but empty is present: it asks for something that does not exist. */
    private Optional<String> form(String parameter) {
        return Optional.ofNullable(session.getContext().getHttpRequest().getDecodedFormParameters())
                .map(form -> form.getFirst(parameter));
    }
}
