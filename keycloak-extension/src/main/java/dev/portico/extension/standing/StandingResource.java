package dev.portico.extension.standing;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.PortalClient;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * {@code POST /portal-standing}: where somebody has access now, and with what, for the portal's mails (R5, R63). A form, so that no
 * address is in a log: {@code user} (id) or {@code email}, and {@code organization} (id) when only one matters.
 *
 * <p>Only the portal's own client may ask, with its secret: it decides for people who are not there to show a token. Whoever is not
 * known gets 200 with {@code "user": null}, so that "nobody" is never taken for "could not ask". An address counts only verified.
 */
public final class StandingResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    StandingResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show() {
        new PortalClient(session, realm).require();
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        Optional<String> user = one(form, "user");
        Optional<String> email = one(form, "email");
        if (user.isPresent() == email.isPresent()) {
            throw Problem.invalid(Reason.INVALID_VALUE, "user or email must be given");
        }
        Optional<OrganizationId> organization = one(form, "organization").map(OrganizationId::new);
        return Json.ok(user.map(this::byId)
                .orElseGet(() -> byEmail(email.orElseThrow()))
                .map(found -> new Standings(session, realm).of(found, organization))
                .orElse(Standing.UNKNOWN));
    }

    private Optional<UserModel> byId(String id) {
        return Optional.ofNullable(session.users().getUserById(realm, id));
    }

    /** Where one address may be several people's it is nobody's proof. */
    private Optional<UserModel> byEmail(String email) {
        if (realm.isDuplicateEmailsAllowed()) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.users().getUserByEmail(realm, email.toLowerCase(Locale.ROOT)))
                .filter(UserModel::isEmailVerified);
    }

    private static Optional<String> one(MultivaluedMap<String, String> form, String name) {
        @Nullable String value = form.getFirst(name);
        boolean several = Stream.ofNullable(form.get(name)).anyMatch(values -> values.size() > 1);
        if (several || (value != null && !Input.isPlain(value))) {
            throw Problem.invalid(Reason.INVALID_VALUE, name + " makes no sense");
        }
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
