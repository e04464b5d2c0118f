package dev.portico.portal.privacy;

import dev.portico.portal.access.UserId;
import dev.portico.portal.people.Persons;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.Session;

/** What there is in the tests' database, table by table. */
@ApplicationScoped
class Kept {
    private final Session entities;
    private final Persons persons;

    Kept(Session entities, Persons persons) {
        this.entities = entities;
        this.persons = persons;
    }

    @Transactional
    long person(JsonObject of) {
        return persons.user(new UserId(of.getString("sub")), of.getString("email"), of.getString("name"))
                .id();
    }

    /** Somebody who is known by an address only. */
    @Transactional
    long sender(String email, String name) {
        return persons.sender(email, name).id();
    }

    @Transactional
    void execute(String sql) {
        entities.createNativeMutationQuery(sql).executeUpdate();
    }

    @Transactional
    long number(String sql) {
        return entities.createNativeQuery(sql, Long.class).getSingleResult();
    }

    /** Each row as its columns with bars between. */
    @Transactional
    List<String> rows(String sql) {
        return entities.createNativeQuery(sql, Tuple.class)
                .getResultStream()
                .map(row -> String.join(
                        "|", Arrays.stream(row.toArray()).map(String::valueOf).toList()))
                .toList();
    }

    /** The tables in which anything says this, as text or as bytes. */
    @Transactional
    List<String> tablesWith(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return entities.createNativeQuery(
                        "select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE' order by 1",
                        String.class)
                .getResultStream()
                .filter(table -> entities.createNativeQuery(
                                        "select count(*) from \"" + table
                                                + "\" x where position(lower(:text) in lower(cast(x as text))) > 0"
                                                + " or position(:hex in cast(x as text)) > 0",
                                        Long.class)
                                .setParameter("text", text)
                                .setParameter("hex", hex)
                                .getSingleResult()
                        > 0)
                .toList();
    }
}
