package dev.portico.extension.token;

import dev.portico.extension.access.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The organisation chosen during a login, on its way from the login to the code's redemption.
 *
 * <p>Keycloak copies an authentication session's client notes to the client session, which all tabs of a browser share: the
 * next login overwrites them. So the choice is also kept under the login's {@link LoginTrace}: two tabs that log in at the same
 * moment each get their own (R51). Of choices whose codes nobody redeemed the session keeps the newest {@value #KEPT}.
 */
public final class OrganizationChoice {

    /** Parameter of the authorization endpoint and, for direct grant, of the token endpoint; an alias. */
    public static final String PARAMETER = "organization";

    /** Client note with the id of the organisation chosen; empty for the vendor's view. */
    public static final String NOTE = OrganizationModel.ORGANIZATION_ATTRIBUTE;

    /** As many logins of one browser and client can be under way at once: a code lives for a minute. */
    static final int KEPT = 16;

    /** Between the millisecond a choice was made in and the choice. */
    private static final String SEPARATOR = " ";

    private static final String PREFIX = "portal.organization.";

    private static final String REQUESTED =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + PARAMETER;

    private OrganizationChoice() {}

    /** The alias that the authorization request asks for. */
    public static Optional<String> requested(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getClientNote(REQUESTED)).filter(alias -> !alias.isBlank());
    }

    /** Notes the choice, for the token that follows this login. */
    public static void note(AuthenticationSessionModel login, OrganizationId organization) {
        note(login, organization.value());
    }

    /** Notes that the person works for the vendor, for the token that follows this login. */
    public static void noteVendor(AuthenticationSessionModel login) {
        note(login, "");
    }

    private static void note(AuthenticationSessionModel login, String value) {
        login.setClientNote(NOTE, value);
        LoginTrace.of(login)
                .ifPresent(trace -> login.setClientNote(under(trace), Time.currentTimeMillis() + SEPARATOR + value));
    }

    /** Makes room in the session that this login's notes will be copied to, where there is one already. */
    public static void makeRoom(KeycloakSession session, AuthenticationSessionModel login) {
        UserSessionModel userSession = session.sessions()
                .getUserSession(login.getRealm(), login.getParentSession().getId());
        if (userSession != null) {
            Optional.ofNullable(userSession.getAuthenticatedClientSessionByClient(
                            login.getClient().getId()))
                    .ifPresent(OrganizationChoice::makeRoom);
        }
    }

    private static void makeRoom(AuthenticatedClientSessionModel session) {
        session.getNotes().entrySet().stream()
                .filter(note -> note.getKey().startsWith(PREFIX))
                .sorted(Comparator.comparing((Map.Entry<String, String> note) -> madeAt(note.getValue()))
                        .reversed())
                .skip(KEPT - 1L)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(session::removeNote);
    }

    /** The choice made in the login that left one of these traces, else the latest; empty when there was none. */
    static Optional<String> noted(AuthenticatedClientSessionModel session, List<String> traces) {
        return traces.stream()
                .flatMap(trace -> Optional.ofNullable(session.getNote(under(trace))).stream())
                .map(note -> note.substring(note.indexOf(SEPARATOR) + 1))
                .findFirst()
                .or(() -> Optional.ofNullable(session.getNote(NOTE)));
    }

    /** A choice is taken once; what stays would pile up in the session. */
    static void forget(AuthenticatedClientSessionModel session, List<String> traces) {
        traces.stream()
                .map(OrganizationChoice::under)
                .filter(name -> session.getNote(name) != null)
                .forEach(session::removeNote);
    }

    /** As short as the next one, however long the client's nonce is. */
    private static String under(String trace) {
        return PREFIX + HashUtils.sha256UrlEncodedHash(trace, StandardCharsets.UTF_8);
    }

    private static long madeAt(String note) {
        return Long.parseLong(note.substring(0, note.indexOf(SEPARATOR)));
    }

    /** The alias that the latest authorization request asked for, where no login page noted a choice. */
    static Optional<String> requested(AuthenticatedClientSessionModel session) {
        return Optional.ofNullable(session.getNote(REQUESTED)).filter(alias -> !alias.isBlank());
    }
}
