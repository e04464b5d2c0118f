package dev.portico.portal.platform;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends every exception to {@link ErrorPages}. */
@ApplicationScoped
class Mistakes {
    private static final Logger LOG = Logger.getLogger(Mistakes.class);

    private final ErrorPages errors;

    Mistakes(ErrorPages errors) {
        this.errors = errors;
    }

    @ServerExceptionMapper
    Response refused(Refused refused) {
        return errors.answer(refused.reason());
    }

    @ServerExceptionMapper
    Response invalid(Invalid invalid) {
        return errors.answer(Reason.INVALID_VALUE, invalid.fields());
    }

    @ServerExceptionMapper(priority = 1)
    Response http(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        return status < 400
                ? failure.getResponse()
                : status >= 500 ? errors.unexpected(failure) : errors.ofStatus(status);
    }

    /** A server of Keycloak's that does not answer, or answers what nobody can read. */
    @ServerExceptionMapper
    Response unanswered(ProcessingException failure) {
        LOG.warnf("Keycloak's extension could not be asked: %s", Unreachable.brief(failure));
        return errors.answer(Reason.COULD_NOT_ASK);
    }

    @ServerExceptionMapper(priority = 1)
    Response json(com.fasterxml.jackson.core.JsonProcessingException unreadable) {
        return errors.answer(Reason.UNREADABLE);
    }

    /** Readable, but of another shape; the framework has an answer of its own for it, without a word. */
    @ServerExceptionMapper(priority = 1)
    Response shape(com.fasterxml.jackson.databind.exc.MismatchedInputException unreadable) {
        return errors.answer(Reason.UNREADABLE);
    }

    @ServerExceptionMapper
    Response any(Throwable failure) {
        return errors.unexpected(failure);
    }
}
