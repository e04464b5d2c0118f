package dev.portico.portal.signals;

/** A token that is not believed, or not understood; nothing of it is kept. */
final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    Unacceptable(Fault fault, String description) {
        super(description, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** What is wrong, in the words of RFC 8935 section 2.4. */
    enum Fault {
        REQUEST("invalid_request"),
        KEY("invalid_key"),
        ISSUER("invalid_issuer"),
        AUDIENCE("invalid_audience"),
        AUTHENTICATION("authentication_failed");

        private final String code;

        Fault(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
