package dev.portico.extension.token;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.revision.Revision;
import dev.portico.extension.revision.Revisions;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

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
        return shared("new", context, user, () -> minted(user, context));
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
        UserModel user = userSession.getUser();
        return shared("shown", context, user, () -> inContext(user).orElseGet(() -> organizations.withoutChoice(user)));
    }

    private TokenView shared(
            String kind, ClientSessionContext context, UserModel user, Supplier<ActiveOrganization> active) {
        String key = key(kind, context, user);
        TokenView known = session.getAttribute(key, TokenView.class);
        if (known != null) {
            return known;
        }
        TokenView view = view(user, active.get());
        session.setAttribute(key, view);
        return view;
    }

    private static String key(String kind, ClientSessionContext context, UserModel user) {
        return ATTRIBUTE + "." + kind + "."
                + context.getClientSession().getClient().getId() + "." + user.getId();
    }

    private TokenView view(UserModel user, ActiveOrganization active) {
        if (active instanceof ActiveOrganization.Chosen chosen) {
            Revision before = revision(user, chosen.organization().id());
            return new TokenView(active, directory.decideForToken(user, chosen.organization()), before);
        }
        Revision before = revision(user, null);
        Decision decision = directory.decideForToken(user, null);
        return new TokenView(active, decision, before);
    }

    private Revision revision(UserModel user, @Nullable OrganizationId organization) {
        return Revisions.of(session, realm).read(user, organization);
    }

    private ActiveOrganization minted(UserModel user, ClientSessionContext context) {
        return asked(user, context).or(() -> inContext(user)).orElseGet(() -> organizations.withoutChoice(user));
    }

    /** What the request asks for; how depends on the grant, and nothing is looked at that belongs to another. */
    private Optional<ActiveOrganization> asked(UserModel user, ClientSessionContext context) {
        String grant = context.getAttribute(Constants.GRANT_TYPE, String.class);
        if (grant == null) {
            return noted(user, context);
        }
        return switch (grant) {
            case OAuth2Constants.REFRESH_TOKEN ->
                form(OAuth2Constants.REFRESH_TOKEN)
                        .flatMap(token -> OrganizationBinding.inRefreshToken(session, token))
                        .map(binding -> bound(user, binding));
            case OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE ->
                form(OAuth2Constants.SUBJECT_TOKEN)
                        .flatMap(token -> OrganizationBinding.inAccessToken(session, token))
                        .map(binding -> bound(user, binding));
            case OAuth2Constants.AUTHORIZATION_CODE, OAuth2Constants.DEVICE_CODE_GRANT_TYPE -> noted(user, context);
            default -> form(OrganizationChoice.PARAMETER).map(alias -> organizations.withAlias(user, alias));
        };
    }

    private Optional<ActiveOrganization> noted(UserModel user, ClientSessionContext context) {
        String nonce = context.getAttribute(OIDCLoginProtocol.NONCE_PARAM, String.class);
        return OrganizationChoice.noted(context.getClientSession(), nonce)
                .map(choice -> bound(user, new OrganizationBinding(choice)))
                .or(() -> OrganizationChoice.requested(context.getClientSession())
                        .map(alias -> organizations.withAlias(user, alias)));
    }

    private ActiveOrganization bound(UserModel user, OrganizationBinding binding) {
        return binding.id().map(id -> organizations.withId(user, id)).orElseGet(ActiveOrganization.Vendor::new);
    }

    private Optional<ActiveOrganization> inContext(UserModel user) {
        OrganizationModel organization = session.getContext().getOrganization();
        return organization == null
                ? Optional.empty()
                : Optional.of(organizations.withId(user, new OrganizationId(organization.getId())));
    }

    /** A form parameter of the token request; present but empty is present: it asks for something that does not exist. */
    private Optional<String> form(String parameter) {
        return Optional.ofNullable(session.getContext().getHttpRequest().getDecodedFormParameters())
                .map(form -> form.getFirst(parameter));
    }
}
