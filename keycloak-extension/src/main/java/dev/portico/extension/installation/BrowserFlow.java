package dev.portico.extension.installation;

import dev.portico.extension.login.IdentityFirst;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AuthenticationManagementResource;

/**
 * The realm's browser flow, and the copy that does not ask for the name first.
 *
 * <p>The gate needs no place in a flow, it is a required action. But with organizations, Keycloak's own flow asks for the name alone
 * and then shows who is a customer. A copy without that page keeps whatever else a realm has in its flow.
 */
final class BrowserFlow {

    private static final Set<String> ASK_FOR_NAMES = Set.of("auth-username-password-form", "auth-username-form");

    private final KeycloakSession session;
    private final RealmModel realm;

    private BrowserFlow(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    static BrowserFlow of(KeycloakSession session, RealmModel realm) {
        return new BrowserFlow(session, realm);
    }

    LoginPage look() {
        AuthenticationFlowModel flow = realm.getBrowserFlow();
        return new LoginPage(
                flow.getAlias(),
                freeAlias(flow.getAlias()),
                IdentityFirst.isIn(realm, flow),
                asksForNames(flow),
                session.identityProviders()
                        .getAllStream(IdentityProviderQuery.any())
                        .anyMatch(provider -> provider.getOrganizationId() != null));
    }

    /** Binds a copy of the bound flow; answers with it. */
    AuthenticationFlowModel bindCopy(String alias) {
        AuthenticationFlowModel copy =
                AuthenticationManagementResource.copyFlow(session, realm, realm.getBrowserFlow(), alias);
        withoutNameFirst(copy);
        realm.setBrowserFlow(copy);
        return copy;
    }

    /** Where it is bound, another is bound again; then it goes, unless something else has come to use it. */
    void remove(AuthenticationFlowModel copy, AuthenticationFlowModel instead) {
        if (copy.getId().equals(realm.getBrowserFlow().getId())) {
            realm.setBrowserFlow(instead);
        }
        KeycloakModelUtils.deepDeleteAuthenticationFlow(session, realm, copy, () -> {}, () -> {}, copy.isBuiltIn());
    }

    /** A subflow in which nothing but conditions is left would succeed without anybody having been asked anything. */
    private boolean withoutNameFirst(AuthenticationFlowModel flow) {
        boolean found = false;
        for (AuthenticationExecutionModel each : executions(flow)) {
            boolean here = each.isAuthenticatorFlow()
                    ? withoutNameFirst(realm.getAuthenticationFlowById(each.getFlowId()))
                            && isEmpty(realm.getAuthenticationFlowById(each.getFlowId()))
                    : IdentityFirst.is(each);
            if (here) {
                each.setRequirement(AuthenticationExecutionModel.Requirement.DISABLED);
                realm.updateAuthenticatorExecution(each);
            }
            found |= here;
        }
        return found;
    }

    private boolean isEmpty(AuthenticationFlowModel flow) {
        return executions(flow).stream().noneMatch(each -> each.isAuthenticatorFlow() || !isCondition(each));
    }

    private boolean isCondition(AuthenticationExecutionModel execution) {
        return session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, execution.getAuthenticator())
                instanceof ConditionalAuthenticatorFactory;
    }

    private boolean asksForNames(AuthenticationFlowModel flow) {
        return executions(flow).stream()
                .anyMatch(each -> each.isAuthenticatorFlow()
                        ? asksForNames(realm.getAuthenticationFlowById(each.getFlowId()))
                        : ASK_FOR_NAMES.contains(each.getAuthenticator()));
    }

    /** Those that are not switched off. */
    private List<AuthenticationExecutionModel> executions(AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(each -> !each.isDisabled())
                .toList();
    }

    private String freeAlias(String flow) {
        String wanted = "portal " + flow;
        return Stream.concat(Stream.of(wanted), IntStream.iterate(2, n -> n + 1).mapToObj(n -> wanted + " " + n))
                .filter(alias -> realm.getFlowByAlias(alias) == null)
                .findFirst()
                .orElseThrow();
    }
}
