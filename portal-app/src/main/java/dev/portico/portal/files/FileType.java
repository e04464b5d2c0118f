package dev.portico.portal.files;

import java.util.Set;
import org.apache.tika.Tika;

/** A media type as the bytes of a file show it; neither its name nor what a browser claims is asked. */
public record FileType(String name) {
    /** What says nothing about the content. */
    public static final FileType UNKNOWN = new FileType("application/octet-stream");

    /** So much of a file is looked at. */
    static final int LOOKED_AT = 64 * 1024;

    /** Pictures that no browser runs anything in. SVG is not among them. */
    private static final Set<String> HARMLESS = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Larger ones take longer to show than a page is looked at. */
    private static final long LARGEST_SHOWN = 5L * 1024 * 1024;

    private static final Tika TYPES = new Tika();

    static FileType of(byte[] beginning) {
        return beginning.length == 0 ? UNKNOWN : new FileType(TYPES.detect(beginning));
    }

    /** Whether such a file of that size may be shown in a page; everything else is only ever downloaded. */
    public boolean shownInline(long size) {
        return size <= LARGEST_SHOWN && HARMLESS.contains(name);
    }
}
