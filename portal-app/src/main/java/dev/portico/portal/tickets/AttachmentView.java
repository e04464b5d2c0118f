package dev.portico.portal.tickets;

import dev.portico.portal.files.FileType;
import dev.portico.portal.files.Sizes;

/**
 * A file one may download, by the name its sender gave it.
 *
 * @param type as its content shows
 * @param hidden true only for the vendor's side: customers never get a hidden file at all
 */
public record AttachmentView(long id, String name, long size, FileType type, boolean hidden) {

    /** Whether it is a picture that is shown with the message. */
    public boolean image() {
        return type.shownInline(size);
    }

    /** The size as people read it. */
    public String readableSize() {
        return Sizes.readable(size);
    }
}
