package dev.portico.extension.mails;

import dev.portico.extension.rest.PortalClient;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code POST /portal-mails}: a mail server could not deliver a mail that Keycloak had sent about an account (R36). A form: {@code tag},
 * from the address that the report came to, and what the server said, {@code status} and {@code diagnostic}.
 *
 * <p>Only the portal's own client tells, with its secret: it reads the mailbox that such reports come to. Whoever else sends such a
 * report needs a tag, which nobody guesses. Telling it again changes nothing.
 */
public final class NotDeliveredResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    NotDeliveredResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tell() {
        new PortalClient(session, realm).require();
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        Answer answer = Answer.of(one(form, "status"), one(form, "diagnostic"));
        if (!SentMails.of(session, realm).failed(one(form, "tag"), answer)) {
            throw Problem.notFound();
        }
        return Response.noContent().build();
    }

    private static String one(MultivaluedMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).orElse("");
    }
}
