package dev.portico.portal.tickets;

/**
 * A file one may download, by the name its sender gave it.
 *
 * @param hidden true only for the vendor's side: customers never get a hidden file at all
 */
public record AttachmentView(long id, String name, long size, boolean hidden) {

    /** The size as people read it. */
    public String readableSize() {
        if (size < 1024) {
            return size + " B";
        }
        return size < 1024 * 1024 ? Math.round(size / 1024.0) + " kB" : Math.round(size / 104857.6) / 10.0 + " MB";
    }
}
