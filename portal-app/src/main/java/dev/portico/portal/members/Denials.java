package dev.portico.portal.members;

import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.members.api.Denied;
import dev.portico.portal.platform.ErrorPages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A refusal where no form can show it: an address with nonsense in it, or a right that went away. */
@ApplicationScoped
class Denials {
    private final ErrorPages errors;

    Denials(ErrorPages errors) {
        this.errors = errors;
    }

    @ServerExceptionMapper
    Response denied(Denied denied) {
        return errors.answer(denied.status() == 403 ? Reason.NO_ACCESS : Reason.INVALID_VALUE);
    }
}
