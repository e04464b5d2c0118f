package dev.portico.portal.messenger;

import dev.portico.portal.access.Subject;
import dev.portico.portal.access.UserId;
import dev.portico.portal.platform.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hibernate.Session;

/** The tests' articles, and what the messenger has stored. */
@ApplicationScoped
class Shelves {
    private final Session entities;
    private final Instance<Command> commands;

    Shelves(Session entities, Instance<Command> commands) {
        this.entities = entities;
        this.commands = commands;
    }

    @Transactional
    void empty() {
        for (String table :
                new String[] {"articles", "uploads", "messenger_drafts", "ticket_reads", "messenger_pace"}) {
            entities.createNativeMutationQuery("delete from " + table).executeUpdate();
        }
    }

    /** An article as it is imported; its address is {@code slug}. */
    void article(String slug, String title, String audience, String body) {
        try {
            Path folder = Files.createTempDirectory("articles");
            Path file = folder.resolve(slug + ".md");
            try {
                Files.writeString(file, "---\naudience: " + audience + "\n---\n# " + title + "\n\n" + body);
                commands.stream()
                        .filter(command -> command.name().equals("import articles"))
                        .forEach(command -> command.run(
                                List.of(folder.toString()),
                                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException noPlace) {
            throw new UncheckedIOException(noPlace);
        }
    }

    @Transactional
    long count(String table) {
        return entities.createNativeQuery("select count(*) from " + table, Long.class)
                .getSingleResult();
    }

    /** Keycloak told that something changed for somebody. */
    @Transactional
    void signalled(UserId user, long revision) {
        entities.createNativeMutationQuery(
                        "insert into signalled (subject, revision, since) values (:subject, :revision, now())")
                .setParameter("subject", Subject.of(user).key())
                .setParameter("revision", revision)
                .executeUpdate();
    }

    /** The first column of the only row. */
    @Transactional
    String one(String sql) {
        return String.valueOf(entities.createNativeQuery(sql, Object.class).getSingleResult());
    }
}
