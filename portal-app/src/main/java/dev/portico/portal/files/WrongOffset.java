package dev.portico.portal.files;

/** A piece was sent for another place than where the file ends by now. */
final class WrongOffset extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongOffset() {
        super("wrong offset", null, false, false);
    }
}
