package dev.portico.extension.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** Puts the decision about one organisation into tokens, introspection and userinfo: what client scope {@code portal} does. */
public final class PortalMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    /** Provider id, as in realm exports. */
    public static final String ID = "portico-portal-mapper";

    private static final List<ProviderConfigProperty> CONFIGURATION = configuration();

    private static List<ProviderConfigProperty> configuration() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, PortalMapper.class);
        return List.copyOf(properties);
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel model,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        Optional<Onlooking> perspective = Onlooking.in(userSession, session);
        PortalClaims.write(
                token, new TokenViews(session, userSession.getRealm()).ofNew(userSession, context), perspective);
    }

    @Override
    public AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        Optional<Onlooking> perspective = Onlooking.in(userSession, session);
        TokenView view = new TokenViews(session, userSession.getRealm()).ofShown(userSession, context);
        GuardedUserInfo.require(view, session, userSession, context);
        if (perspective.isPresent() || OIDCAttributeMapperHelper.includeInUserInfo(model)) {
            PortalClaims.write(token, view, perspective);
        }
        perspective.ifPresent(looking -> PerspectiveClaims.narrowAnswer(token, looking));
        return token;
    }

    @Override
    public AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        if (OIDCAttributeMapperHelper.includeInIntrospection(model)) {
            Optional<Onlooking> perspective = Onlooking.in(userSession, session);
            PortalClaims.write(
                    token, new TokenViews(session, userSession.getRealm()).ofShown(userSession, context), perspective);
        }
        return token;
    }

    /** After Keycloak's own mappers, so that {@code organization} is ours where both are asked for. */
    @Override
    public int getPriority() {
        return 100;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Portal access";
    }

    @Override
    public String getHelpText() {
        return "Adds org_id, organization, entitlements and portal_rev: what the user may do in one organization";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return CONFIGURATION;
    }
}
