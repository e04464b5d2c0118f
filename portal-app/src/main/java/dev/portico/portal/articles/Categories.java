package dev.portico.portal.articles;

import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Categories, which have a name in each language; only agents and the import change them. */
@ApplicationScoped
class Categories {
    /** Of articles without one. */
    static final long NONE = 0;

    private static final int LONG_NAME = 200;

    private final Session entities;

    Categories(Session entities) {
        this.entities = entities;
    }

    /** The one of that name in that language, else a new one. */
    long named(String name, String language) {
        if (name.isBlank()) {
            return NONE;
        }
        List<Long> found = entities.createNativeQuery(
                        "select category_id from article_category_names where name = :name"
                                + " order by language = :language desc, category_id limit 1",
                        Long.class)
                .setParameter("name", name)
                .setParameter("language", language)
                .getResultList();
        if (found.isEmpty()) {
            return create(name, language);
        }
        name(found.get(0), language, name);
        return found.get(0);
    }

    private long create(String name, String language) {
        long id = entities.createNativeQuery(
                        "insert into article_categories (position) select coalesce(max(position), 0) + 1 from article_categories"
                                + " where id <> 0 returning id",
                        Long.class)
                .getSingleResult();
        name(id, language, name);
        return id;
    }

    /** True when it is called something else in that language. */
    boolean otherwiseNamed(long category, String language, String name) {
        return !entities.createNativeQuery(
                        "select 1 from article_category_names where category_id = :category and language = :language and name <> :name",
                        Integer.class)
                .setParameter("category", category)
                .setParameter("language", language)
                .setParameter("name", name)
                .getResultList()
                .isEmpty();
    }

    /** Gives a category a name in a language it has none in. */
    void name(long category, String language, String name) {
        if (category != NONE && !name.isBlank()) {
            entities.createNativeMutationQuery(
                            "insert into article_category_names (category_id, language, name) values (:category, :language, :name)"
                                    + " on conflict do nothing")
                    .setParameter("category", category)
                    .setParameter("language", language)
                    .setParameter("name", name)
                    .executeUpdate();
        }
    }

    /** All of them in their order, with their names by language. */
    List<Named> all() {
        Map<Long, Map<String, String>> names = new LinkedHashMap<>();
        entities.createNativeQuery(
                        "select c.id, n.language, n.name from article_categories c join article_category_names n on n.category_id = c.id"
                                + " order by c.position, c.id, n.language",
                        Tuple.class)
                .getResultList()
                .forEach(row -> names.computeIfAbsent(row.get(0, Number.class).longValue(), id -> new LinkedHashMap<>())
                        .put(row.get(1, String.class), row.get(2, String.class)));
        return names.entrySet().stream()
                .map(entry -> new Named(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A category and what it is called. */
    public record Named(long id, Map<String, String> names) {
        public String in(String language) {
            return names.getOrDefault(language, "");
        }

        /** In that language, else in any. */
        public String shown(String language) {
            return names.getOrDefault(language, names.values().iterator().next());
        }
    }

    /** A new one at the end, or other names for one; a name left empty is taken away. */
    @Transactional
    void write(Optional<Long> category, Map<String, String> names) {
        if (names.values().stream().allMatch(String::isBlank)) {
            throw new Invalid(Map.of("name", "category_needs_name"));
        }
        if (names.values().stream().anyMatch(name -> name.length() > LONG_NAME)) {
            throw new Invalid(Map.of("name", "too_long"));
        }
        long id = category.orElseGet(() -> entities.createNativeQuery(
                        "insert into article_categories (position) select coalesce(max(position), 0) + 1 from article_categories"
                                + " where id <> 0 returning id",
                        Long.class)
                .getSingleResult());
        names.forEach((language, name) -> {
            entities.createNativeMutationQuery(
                            "delete from article_category_names where category_id = :category and language = :language")
                    .setParameter("category", id)
                    .setParameter("language", language)
                    .executeUpdate();
            name(id, language, name.strip());
        });
    }

    /** Changes places with the one before it. */
    @Transactional
    void up(long category) {
        entities.createNativeMutationQuery(
                        "update article_categories c set position = n.position from (select id, row_number() over (order by"
                                + " case when id = :id then place - 1.5 else place end) as position from (select id, row_number() over"
                                + " (order by position, id) as place from article_categories where id <> 0) p) n where n.id = c.id")
                .setParameter("id", category)
                .executeUpdate();
    }

    /** Takes one away; its articles are without a category then. */
    @Transactional
    void remove(long category) {
        for (String sql : List.of(
                "update articles set category_id = 0, revision = revision + 1 where category_id = :id",
                "update articles set imported_category_id = 0 where imported_category_id = :id",
                "update article_pages set category_id = 0 where category_id = :id",
                "delete from article_categories where id = :id and id <> 0")) {
            entities.createNativeMutationQuery(sql).setParameter("id", category).executeUpdate();
        }
    }
}
