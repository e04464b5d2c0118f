package dev.portico.portal.forum;

import dev.portico.portal.access.ForumSight;
import dev.portico.portal.platform.Dictionaries;
import dev.portico.portal.platform.Edits;
import dev.portico.portal.platform.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The forum, only ever through somebody: {@code discussions.visibleTo(sight).topic(id)}. There is no unfiltered way in. */
@ApplicationScoped
class Discussions {
    private final Session entities;

    Discussions(Session entities) {
        this.entities = entities;
    }

    Visible visibleTo(ForumSight sight) {
        return new Visible(entities, sight);
    }

    /** What one person sees. Each method is one statement, a search at most three, and every one of them has the one rule in it. */
    static final class Visible {
        /** The rule: of sections {@code s}, topics {@code t} and posts {@code p}. */
        private static final String SECTION =
                "(:all or cardinality(s.groups) = 0 or s.groups && string_to_array(:groups, ' '))";

        private static final String TOPIC = "(:all or not t.hidden) and " + SECTION;
        private static final String POST = "(:all or not p.hidden) and " + TOPIC;

        private static final String ROW =
                "select t.id, t.title, t.section_id, s.name, cardinality(s.groups) > 0, coalesce(a.name, ''),"
                        + " coalesce(t.author_id, 0), coalesce((select o.vendor from forum_posts o where o.topic_id = t.id and o.opening limit 1), false),"
                        + " t.created_at, t.active_at, (select count(*) from forum_posts p where p.topic_id = t.id and not p.opening"
                        + " and (:all or not p.hidden)), coalesce(t.solution_id, 0), t.locked, t.hidden from ";
        private static final String JOINED =
                " join forum_sections s on s.id = t.section_id left join persons a on a.id = t.author_id where ";
        private static final String LATEST =
                " and (t.active_at, t.id) < (:active, :id)" + " order by t.active_at desc, t.id desc limit :limit";

        /** The words in any of the languages we speak; what was written has its own language's forms and those that were typed. */
        private static final String ASKED = Dictionaries.of(Language.spoken()).stream()
                .map(name -> "websearch_to_tsquery('" + name + "', :words)")
                .collect(Collectors.joining(" || "));

        private static final int LOOKED_AT = 30;
        private static final int MEANT = 5;

        private final Session entities;
        private final ForumSight sight;

        private Visible(Session entities, ForumSight sight) {
            this.entities = entities;
            this.sight = sight;
        }

        List<Section> sections() {
            return query("select s.id, s.name, s.description, s.position, s.groups, s.group_names,"
                            + " (select count(*) from forum_topics t where t.section_id = s.id and (:all or not t.hidden))"
                            + " from forum_sections s where " + SECTION + " order by s.position, lower(s.name), s.id")
                    .getResultStream()
                    .map(Visible::section)
                    .toList();
        }

        Optional<Section> section(long id) {
            return query("select s.id, s.name, s.description, s.position, s.groups, s.group_names,"
                            + " (select count(*) from forum_topics t where t.section_id = s.id and (:all or not t.hidden))"
                            + " from forum_sections s where s.id = :id and " + SECTION)
                    .setParameter("id", id)
                    .getResultStream()
                    .map(Visible::section)
                    .findFirst();
        }

        /** Those in which something was written last first; of one section, or of all. */
        List<TopicRow> topics(Optional<Long> section, After after, int limit) {
            var query = query(ROW + "forum_topics t" + JOINED + TOPIC
                    + (section.isPresent() ? " and t.section_id = :section" : "") + LATEST);
            section.ifPresent(id -> query.setParameter("section", id));
            return page(query, after, limit);
        }

        /** When something was written last in a topic, by its number; the latest first. */
        Map<Long, Instant> latest(int limit) {
            Map<Long, Instant> topics = new LinkedHashMap<>();
            query("select t.id, t.active_at from forum_topics t join forum_sections s on s.id = t.section_id where "
                            + TOPIC + " order by t.active_at desc, t.id desc limit :limit")
                    .setParameter("limit", limit)
                    .getResultStream()
                    .forEach(row -> topics.put(row.get(0, Long.class), row.get(1, Instant.class)));
            return topics;
        }

        /** Those in whose title or in one of whose posts the words are; where there are none, words of titles they may be meant for. */
        List<TopicRow> search(String words, After after, int limit) {
            List<TopicRow> exact = page(found(ASKED).setParameter("words", words), after, limit);
            return exact.isEmpty() ? nearly(TitleWords.typed(words), after, limit) : exact;
        }

        private List<TopicRow> nearly(List<String> typed, After after, int limit) {
            Map<String, List<String>> meant = meant(typed);
            if (meant.isEmpty()) {
                return List.of();
            }
            List<String> every = new ArrayList<>();
            for (int i = 0; i < typed.size(); i++) {
                every.add(anyOf(":forms" + i));
            }
            var query = found(String.join(" && ", every));
            for (int i = 0; i < typed.size(); i++) {
                String word = typed.get(i);
                query.setParameter("forms" + i, word + " " + String.join(" ", meant.getOrDefault(word, List.of())));
            }
            return page(query, after, limit);
        }

        /** Words that each of those typed may have been meant for, of titles that are seen; none for what is like none of them. */
        private Map<String, List<String>> meant(List<String> typed) {
            String[] asked = typed.stream().filter(TitleWords::tells).toArray(String[]::new);
            if (asked.length == 0) {
                return Map.of();
            }
            Map<String, List<String>> meant = new LinkedHashMap<>();
            query(
                            "select asked, near.word from unnest(cast(:asked as text[])) asked cross join lateral (select x.word from forum_words x"
                                    + " join forum_sections s on s.id = x.section_id where x.word % asked and "
                                    + SECTION
                                    + " group by x.word order by similarity(x.word, asked) desc, x.word limit "
                                    + LOOKED_AT
                                    + ") near")
                    .setParameter("asked", asked)
                    .getResultStream()
                    .filter(row -> Edits.few(row.get(0, String.class), row.get(1, String.class)))
                    .forEach(row -> meant.computeIfAbsent(row.get(0, String.class), word -> new ArrayList<>())
                            .add(row.get(1, String.class)));
            meant.replaceAll((word, near) -> near.stream().limit(MEANT).toList());
            return meant;
        }

        /** One of several words, in any of its forms. */
        private static String anyOf(String words) {
            return Dictionaries.of(Language.spoken()).stream()
                    .map(name -> "cast(replace(cast(plainto_tsquery('" + name + "', " + words
                            + ") as text), '&', '|') as tsquery)")
                    .collect(Collectors.joining(" || ", "(", ")"));
        }

        private org.hibernate.query.NativeQuery<Tuple> found(String asked) {
            return query("with q as (select " + asked + " as w), found as ("
                    + "select t.id from forum_topics t, q where t.words @@ q.w union"
                    + " select p.topic_id from forum_posts p, q where p.words @@ q.w and (:all or not p.hidden)) "
                    + ROW + "found f join forum_topics t on t.id = f.id" + JOINED + TOPIC + LATEST);
        }

        Optional<TopicRow> topic(long id) {
            return query(ROW + "forum_topics t" + JOINED + TOPIC + " and t.id = :id")
                    .setParameter("id", id)
                    .getResultStream()
                    .map(Visible::topic)
                    .findFirst();
        }

        /** True for who opened a topic that was hidden since, while they may still see where it was: they are told so, nobody else. */
        boolean hiddenFromAuthor(long id, long author) {
            return author != 0
                    && !query(
                                    "select t.id from forum_topics t join forum_sections s on s.id = t.section_id where t.hidden"
                                            + " and t.author_id = :author and t.id = :id and " + SECTION)
                            .setParameter("author", author)
                            .setParameter("id", id)
                            .getResultList()
                            .isEmpty();
        }

        /** What was written in a topic, the oldest first, from that one on. */
        List<Post> posts(long topic, long from, int limit) {
            return query(post(" and p.topic_id = :topic and p.id >= :from order by p.id limit :limit"))
                    .setParameter("topic", topic)
                    .setParameter("from", from)
                    .setParameter("limit", limit)
                    .getResultStream()
                    .map(Visible::post)
                    .toList();
        }

        Optional<Post> post(long id) {
            return query(post(" and p.id = :id"))
                    .setParameter("id", id)
                    .getResultStream()
                    .map(Visible::post)
                    .findFirst();
        }

        private static String post(String more) {
            return "select p.id, p.topic_id, coalesce(a.name, ''), coalesce(p.author_id, 0), p.opening, p.vendor, p.text,"
                    + " p.created_at, p.edited_at, p.hidden from forum_posts p join forum_topics t on t.id = p.topic_id"
                    + " join forum_sections s on s.id = t.section_id left join persons a on a.id = p.author_id where "
                    + POST + more;
        }

        private org.hibernate.query.NativeQuery<Tuple> query(String sql) {
            return entities.createNativeQuery(sql, Tuple.class)
                    .setParameter("all", sight.moderates())
                    .setParameter("groups", String.join(" ", sight.groups()));
        }

        private static List<TopicRow> page(org.hibernate.query.NativeQuery<Tuple> query, After after, int limit) {
            return query.setParameter("active", after.active())
                    .setParameter("id", after.id())
                    .setParameter("limit", limit)
                    .getResultStream()
                    .map(Visible::topic)
                    .toList();
        }

        private static Section section(Tuple row) {
            String[] ids = row.get(4, String[].class);
            String[] names = row.get(5, String[].class);
            Map<String, String> groups = new LinkedHashMap<>();
            for (int i = 0; i < ids.length; i++) {
                groups.put(ids[i], i < names.length ? names[i] : ids[i]);
            }
            return new Section(
                    row.get(0, Long.class),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, Integer.class),
                    groups,
                    row.get(6, Long.class));
        }

        private static TopicRow topic(Tuple row) {
            return new TopicRow(
                    row.get(0, Long.class),
                    row.get(1, String.class),
                    row.get(2, Long.class),
                    row.get(3, String.class),
                    row.get(4, Boolean.class),
                    row.get(5, String.class),
                    row.get(6, Long.class),
                    row.get(7, Boolean.class),
                    row.get(8, Instant.class),
                    row.get(9, Instant.class),
                    row.get(10, Long.class),
                    row.get(11, Long.class),
                    row.get(12, Boolean.class),
                    row.get(13, Boolean.class));
        }

        private static Post post(Tuple row) {
            return new Post(
                    row.get(0, Long.class),
                    row.get(1, Long.class),
                    row.get(2, String.class),
                    row.get(3, Long.class),
                    row.get(4, Boolean.class),
                    row.get(5, Boolean.class),
                    row.get(6, String.class),
                    row.get(7, Instant.class),
                    Optional.ofNullable(row.get(8, Instant.class)),
                    row.get(9, Boolean.class));
        }
    }
}
