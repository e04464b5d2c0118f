package dev.portico.extension.login;

import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * Keycloak's <em>Organization Identity-First Login</em> ({@code OrganizationAuthenticatorFactory}), which every new realm has in
 * its browser flow: it asks for the name alone, and what it shows next depends on whether the domain is a customer's and the
 * address known.
 */
public final class IdentityFirst {

    private static final String AUTHENTICATOR = "organization";

    private IdentityFirst() {}

    /** Whether this flow, or one inside it, comes to it. */
    public static boolean isIn(RealmModel realm, AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(each -> !each.isDisabled())
                .anyMatch(each -> isAt(realm, each));
    }

    private static boolean isAt(RealmModel realm, AuthenticationExecutionModel execution) {
        return execution.isAuthenticatorFlow()
                ? isIn(realm, realm.getAuthenticationFlowById(execution.getFlowId()))
                : is(execution);
    }

    /** Whether it is just that. */
    public static boolean is(AuthenticationExecutionModel execution) {
        return AUTHENTICATOR.equals(execution.getAuthenticator());
    }
}
