package dev.portico.portal.files;

import java.util.UUID;

/**
 * A file on its way, which belongs to nothing yet.
 *
 * @param name cleaned
 * @param length how long it will be, in bytes
 * @param received how much of it is there
 */
public record OpenUpload(UUID id, String name, long length, long received) {

    public boolean complete() {
        return received == length;
    }

    /** Its length as people read it. */
    public String readableSize() {
        return Sizes.readable(length);
    }
}
