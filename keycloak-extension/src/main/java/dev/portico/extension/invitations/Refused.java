package dev.portico.extension.invitations;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/** Why somebody cannot be invited like that: a problem for one invitation, a line of the result for many. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String field;
    private final String detail;

    private Refused(Reason reason, String field, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.field = field;
        this.detail = detail;
    }

    /** A field that makes no sense; {@code detail} goes on after its name. */
    static Refused field(Reason reason, String field, String detail) {
        return new Refused(reason, field, detail);
    }

    static Refused because(Reason reason, String detail) {
        return new Refused(reason, "", detail);
    }

    static Refused invitedAlready() {
        return field(Reason.ALREADY_MEMBER, Wish.EMAIL, "is invited already; send it again, or revoke it first");
    }

    Reason reason() {
        return reason;
    }

    /** Which field it is about; empty for the whole. */
    Optional<String> about() {
        return Optional.of(field).filter(name -> !name.isEmpty());
    }

    String detail() {
        return field.isEmpty() ? detail : field + " " + detail;
    }

    WebApplicationException problem() {
        return switch (reason) {
            case ABOVE_OWN_RIGHTS -> Problem.forbidden(reason, detail());
            case ALREADY_MEMBER, ORGANIZATION_DISABLED -> Problem.conflict(reason, detail());
            default ->
                about().map(name -> Problem.invalidField(reason, name, detail))
                        .orElseGet(() -> Problem.invalid(reason, detail));
        };
    }
}
