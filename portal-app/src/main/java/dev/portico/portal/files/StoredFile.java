package dev.portico.portal.files;

import java.util.UUID;

/**
 * A file whose content is all there.
 *
 * @param type as its content shows, whatever it is called
 */
public record StoredFile(UUID id, long size, FileType type) {}
