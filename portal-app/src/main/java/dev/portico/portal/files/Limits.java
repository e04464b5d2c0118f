package dev.portico.portal.files;

/** How much somebody may send. */
public final class Limits {
    /** Of one file, in bytes. */
    public static final long FILE = 20L * 1024 * 1024;

    /** Files of one message. */
    public static final int FILES = 10;

    /** What is held in memory of a file at once, and what one row has of it. */
    public static final int PIECE = 1024 * 1024;

    /** A file that comes in crumbs would cost more than its bytes. */
    static final int PIECES = 1_000;

    /** Uploads of one person that belong to nothing yet. */
    static final int OPEN = 3 * FILES;

    private Limits() {}
}
