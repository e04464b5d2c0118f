package dev.portico.portal.tickets;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class DatabaseFiles implements Files {
    private final Session entities;

    DatabaseFiles(Session entities) {
        this.entities = entities;
    }

    @Override
    public UUID store(byte[] content) {
        UUID id = UUID.randomUUID();
        entities.createNativeMutationQuery("insert into files (id, content) values (:id, :content)")
                .setParameter("id", id)
                .setParameter("content", content)
                .executeUpdate();
        return id;
    }

    @Override
    public Optional<byte[]> read(UUID file) {
        return entities.createNativeQuery("select content from files where id = :id", byte[].class)
                .setParameter("id", file)
                .getResultStream()
                .findFirst();
    }
}
