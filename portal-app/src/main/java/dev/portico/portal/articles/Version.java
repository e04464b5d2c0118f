package dev.portico.portal.articles;

import java.time.Instant;

/**
 * What was written at one time.
 *
 * @param author empty for the import
 * @param restores the number of the version it brought back; 0 for none
 * @param published true when readers get this one
 */
public record Version(
        long id,
        int number,
        String title,
        String summary,
        String format,
        String source,
        String author,
        Instant at,
        int restores,
        boolean published) {
    public boolean markdown() {
        return format.equals(Format.MARKDOWN.code());
    }
}
