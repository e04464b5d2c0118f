package dev.portico.portal.files;

/** Sizes of files. */
public final class Sizes {
    private static final int KILO = 1024;

    private Sizes() {}

    /** As people read it. */
    public static String readable(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? Math.round(bytes / (double) KILO) + " kB"
                : Math.round(bytes * 10.0 / KILO / KILO) / 10.0 + " MB";
    }
}
