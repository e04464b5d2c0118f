package dev.portico.portal.mail;

import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** Media types as the bytes show them; what a sender or a browser claims is not believed. */
final class Sniffed {

    private static final Tika TYPES = new Tika();

    private Sniffed() {}

    static String type(byte[] bytes, String name) {
        return TYPES.detect(bytes, name);
    }

    /** The usual file name ending of a media type, with its dot; {@code .bin} where there is none. */
    static String ending(String type) {
        try {
            String ending = MimeTypes.getDefaultMimeTypes().forName(type).getExtension();
            return ending.isEmpty() ? ".bin" : ending;
        } catch (MimeTypeException e) {
            return ".bin";
        }
    }
}
