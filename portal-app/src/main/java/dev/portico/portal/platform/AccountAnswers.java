package dev.portico.portal.platform;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Of Keycloak's answers about an account tells a no from a server that could not say. */
public final class AccountAnswers implements ResponseExceptionMapper<RuntimeException> {

    @Override
    public RuntimeException toThrowable(Response response) {
        return response.getStatus() < 500 ? new No(response.getStatus()) : new Refused(Reason.COULD_NOT_ASK);
    }

    /** Keycloak understood and does not let the portal, or the person. */
    public static final class No extends RuntimeException {
        private static final long serialVersionUID = 1L;

        No(int status) {
            super("status " + status, null, false, false);
        }
    }
}
