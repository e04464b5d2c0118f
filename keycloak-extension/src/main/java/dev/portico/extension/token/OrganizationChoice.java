package dev.portico.extension.token;

import dev.portico.extension.access.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The organisation chosen during a login, on its way from the login to the code's redemption.
 *
 * <p>Keycloak copies an authentication session's client notes to the client session, which all tabs of a browser share: the
 * next login overwrites them. So the choice is also kept under the login's {@link LoginTrace}: two tabs that log in at the same
 * moment each get their own (R51).
 */
public final class OrganizationChoice {

    /** Parameter of the authorization endpoint and, for direct grant, of the token endpoint; an alias. */
    public static final String PARAMETER = "organization";

    /** Client note with the id of the organisation chosen; empty for the vendor's view. */
    public static final String NOTE = OrganizationModel.ORGANIZATION_ATTRIBUTE;

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
        LoginTrace.of(login).ifPresent(trace -> login.setClientNote(under(trace), value));
    }

    /** The choice made in the login that left one of these traces, else the latest; empty when there was none. */
    static Optional<String> noted(AuthenticatedClientSessionModel session, List<String> traces) {
        return Stream.concat(traces.stream().map(OrganizationChoice::under), Stream.of(NOTE))
                .flatMap(name -> Optional.ofNullable(session.getNote(name)).stream())
                .findFirst();
    }

    /** A choice is taken once; what stays would pile up in the session. */
    static void forget(AuthenticatedClientSessionModel session, List<String> traces) {
        traces.stream()
                .map(OrganizationChoice::under)
                .filter(name -> session.getNote(name) != null)
                .forEach(session::removeNote);
    }

    private static String under(String trace) {
        return NOTE + "." + trace;
    }

    /** The alias that the latest authorization request asked for, where no login page noted a choice. */
    static Optional<String> requested(AuthenticatedClientSessionModel session) {
        return Optional.ofNullable(session.getNote(REQUESTED)).filter(alias -> !alias.isBlank());
    }
}
