package dev.portico.portal.access;

/** The answer is no, with a named reason; turned into a page or a problem document in one place. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Refused(Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why; the codes are those of the extension's contract where both know the case. */
    public enum Reason {
        NOT_SIGNED_IN("not-signed-in", 401),
        INVALID_TOKEN("invalid-token", 401),
        MISSING_PERMISSION("missing-permission", 403),
        NO_ACCESS("no-access", 403),
        READ_ONLY("read-only", 403),
        /** It is the person's own, who is not the one that looks. */
        PRIVATE("private", 403),
        MODULE_OFF("module-off", 403),
        CROSS_SITE("cross-site", 403),
        NOT_FOUND("not-found", 404),
        TOO_LARGE("too-large", 413),
        TOO_MANY("too-many", 429),
        /** What was being sent did not come in time. */
        TOO_SLOW("too-slow", 408),
        INVALID_VALUE("invalid-value", 422),
        UNREADABLE("unreadable", 400),
        COULD_NOT_ASK("could-not-ask", 503),
        /** The asker has as much under way as one may have, or everybody together has. */
        BUSY("busy", 503);

        private final String code;
        private final int status;

        Reason(String code, int status) {
            this.code = code;
            this.status = status;
        }

        public String code() {
            return code;
        }

        /** The HTTP status that says the same. */
        public int status() {
            return status;
        }
    }
}
