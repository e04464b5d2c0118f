package dev.portico.portal.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** In the portal's own database, so that a file and what it belongs to are stored together or not at all. */
@ApplicationScoped
class DatabaseFiles implements Files {
    private final Session entities;
    private final InstantSource clock = InstantSource.system();

    DatabaseFiles(Session entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public UUID begin() {
        UUID id = UUID.randomUUID();
        entities.createNativeMutationQuery("insert into files (id, created_at) values (:id, :now)")
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return id;
    }

    @Override
    @Transactional
    public void append(UUID file, int number, byte[] piece) {
        entities.createNativeMutationQuery(
                        "insert into file_chunks (file_id, seq, content) values (:file, :number, :content)")
                .setParameter("file", file)
                .setParameter("number", number)
                .setParameter("content", piece)
                .executeUpdate();
    }

    @Override
    @Transactional
    public void finish(UUID file, long size) {
        byte[] beginning = entities.createNativeQuery(
                        "select substring(content from 1 for :most) from file_chunks where file_id = :file and seq = 0",
                        byte[].class)
                .setParameter("most", FileType.LOOKED_AT)
                .setParameter("file", file)
                .getResultStream()
                .findFirst()
                .orElse(new byte[0]);
        entities.createNativeMutationQuery("update files set size = :size, type = :type where id = :file")
                .setParameter("size", size)
                .setParameter("type", FileType.of(beginning).name())
                .setParameter("file", file)
                .executeUpdate();
    }

    @Override
    @Transactional
    public Optional<StoredFile> find(UUID file) {
        return entities.createNativeQuery(
                        "select size, type from files where id = :file and size is not null", Tuple.class)
                .setParameter("file", file)
                .getResultStream()
                .findFirst()
                .map(row -> new StoredFile(file, row.get(0, Long.class), new FileType(row.get(1, String.class))));
    }

    /** A transaction for each: however slowly somebody reads, no connection to the database waits for them. */
    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<byte[]> piece(UUID file, int number) {
        return entities.createNativeQuery(
                        "select content from file_chunks where file_id = :file and seq = :number", byte[].class)
                .setParameter("file", file)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    @Override
    @Transactional
    public void remove(UUID file) {
        entities.createNativeMutationQuery("delete from files where id = :file")
                .setParameter("file", file)
                .executeUpdate();
    }
}
