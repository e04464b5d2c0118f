package dev.portico.extension.keys;

import dev.portico.extension.access.OrganizationId;
import java.time.Duration;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Which of the links past an organisation's key that somebody was sent is the newest; the earlier ones count no longer (R34). Kept where
 * Keycloak keeps which links were used: where that is lost, none is the newest, and another one has to be sent.
 */
public final class LatestLinks {

    private static final String PREFIX = "portico.organization-key-link.";
    private static final String LINK = "link";

    private final KeycloakSession session;

    public LatestLinks(KeycloakSession session) {
        this.session = session;
    }

    /** From now on it is this one. */
    public void sent(UserModel user, OrganizationId organization, String link, Duration good) {
        session.singleUseObjects().put(key(user, organization), good.toSeconds(), Map.of(LINK, link));
    }

    public boolean include(UserModel user, OrganizationId organization, String link) {
        Map<String, String> latest = session.singleUseObjects().get(key(user, organization));
        return latest != null && link.equals(latest.get(LINK));
    }

    private static String key(UserModel user, OrganizationId organization) {
        return PREFIX + user.getId() + "." + organization.value();
    }
}
