package dev.portico.portal.platform;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Sends every exception to {@link ErrorPages}. */
@ApplicationScoped
class Mistakes {
    private static final Logger LOG = Logger.getLogger(Mistakes.class);

    /** PostgreSQL's code for a reference to nothing. */
    private static final String FOREIGN_KEY = "23503";

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
        if (isGone(failure)) {
            return errors.answer(Reason.NOT_FOUND);
        }
        return errors.unexpected(failure);
    }

    /** What was written belongs to something that is there no more: somebody was erased while they wrote. */
    private static boolean isGone(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation
                    && FOREIGN_KEY.equals(violation.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
