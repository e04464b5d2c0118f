package dev.portico.portal.tickets;

import java.util.Optional;
import java.util.UUID;

/** Where the bytes of attachments lie. Whoever reads has looked the attachment up through the asker before. */
public interface Files {
    UUID store(byte[] content);

    Optional<byte[]> read(UUID file);
}
