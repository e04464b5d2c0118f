package dev.portico.extension.journal;

import java.util.Optional;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Who does something, by id.
 *
 * @param id of the user; empty for {@link Kind#SYSTEM}
 */
public record Actor(Kind kind, Optional<String> id) {

    /** In what role. */
    public enum Kind {
        /** Somebody of the realm, with what they may do as a customer or with themselves. */
        PERSON("person"),
        /** Somebody of the vendor, by the right of an operator. */
        VENDOR("vendor"),
        /** A realm admin, through this extension's resource for them. */
        REALM_ADMIN("realm-admin"),
        /** Whoever uses Keycloak's own administration: the console, a script, an import. */
        CONSOLE("console"),
        /** Nobody: start-up, a schedule. */
        SYSTEM("system");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    private static final String ATTRIBUTE = Actor.class.getName();

    private static final Actor NOBODY = new Actor(Kind.SYSTEM, Optional.empty());

    public static Actor of(Kind kind, String user) {
        return new Actor(kind, Optional.of(user));
    }

    /** From now on, what this session does was done by them. */
    public void actsIn(KeycloakSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** Whoever acts in this session: as was said, or as Keycloak knows it. */
    public static Actor in(KeycloakSession session) {
        Actor said = session.getAttribute(ATTRIBUTE, Actor.class);
        Optional<HttpRequest> request = CurrentRequest.of(session);
        if (said != null || request.isEmpty()) {
            return said == null ? NOBODY : said;
        }
        UserModel user = session.getContext().getUser();
        if (user == null && session.getContext().getAuthenticationSession() != null) {
            user = session.getContext().getAuthenticationSession().getAuthenticatedUser();
        }
        if (user == null) {
            return NOBODY;
        }
        boolean administers = request.get().getUri().getPath().startsWith("/admin/");
        return of(administers ? Kind.CONSOLE : Kind.PERSON, user.getId());
    }
}
