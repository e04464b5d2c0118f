package dev.portico.portal.forum;

import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Dictionaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.hibernate.Session;

/**
 * Stores topics that were written elsewhere. A file that was imported before changes nothing: what people wrote since is theirs. Authors
 * are known by their addresses, and are who signs in with the same one.
 */
@ApplicationScoped
class ForumImport {
    private final Session entities;
    private final Persons persons;

    ForumImport(Session entities, Persons persons) {
        this.entities = entities;
        this.persons = persons;
    }

    /** The section of that name; a new one, for whoever reads the forum, where there is none. */
    @Transactional
    long section(SectionFile section) {
        List<Long> known = entities.createNativeQuery(
                        "select id from forum_sections where name = :name order by id limit 1", Long.class)
                .setParameter("name", section.name())
                .getResultList();
        return known.isEmpty()
                ? entities.createNativeQuery(
                                "insert into forum_sections (name, description, position) values (:name, :description, :position)"
                                        + " returning id",
                                Long.class)
                        .setParameter("name", section.name())
                        .setParameter("description", section.description())
                        .setParameter("position", section.position())
                        .getSingleResult()
                : known.get(0);
    }

    /** Returns false where it is there already. */
    @Transactional
    boolean topic(long section, String origin, TopicFile file, Predicate<String> support) {
        TopicFile.Entry opening = file.posts().get(0);
        List<Long> made = entities.createNativeQuery(
                        "insert into forum_topics (section_id, author_id, title, title_words, created_at, active_at, config, origin)"
                                + " values (:section, :author, :title, cast(:words as text[]), :created, :active, cast(:config as regconfig), :origin)"
                                + " on conflict (origin) do nothing returning id",
                        Long.class)
                .setParameter("section", section)
                .setParameter("author", author(opening))
                .setParameter("title", file.title())
                .setParameter("words", TitleWords.of(file.title()))
                .setParameter("created", opening.at())
                .setParameter(
                        "active", file.posts().get(file.posts().size() - 1).at())
                .setParameter("config", Dictionaries.of(file.language()))
                .setParameter("origin", origin)
                .getResultList();
        made.forEach(topic -> posts(topic, file, support));
        return !made.isEmpty();
    }

    private void posts(long topic, TopicFile file, Predicate<String> support) {
        for (int i = 0; i < file.posts().size(); i++) {
            TopicFile.Entry each = file.posts().get(i);
            long post = entities.createNativeQuery(
                            "insert into forum_posts (topic_id, author_id, opening, vendor, text, created_at, config)"
                                    + " values (:topic, :author, :opening, :vendor, :text, :at, cast(:config as regconfig)) returning id",
                            Long.class)
                    .setParameter("topic", topic)
                    .setParameter("author", author(each))
                    .setParameter("opening", i == 0)
                    .setParameter("vendor", support.test(each.address().toLowerCase(Locale.ROOT)))
                    .setParameter("text", each.text())
                    .setParameter("at", each.at())
                    .setParameter("config", Dictionaries.of(file.language()))
                    .getSingleResult();
            if (each.solution()) {
                entities.createNativeMutationQuery("update forum_topics set solution_id = :post where id = :topic")
                        .setParameter("post", post)
                        .setParameter("topic", topic)
                        .executeUpdate();
            }
        }
    }

    private long author(TopicFile.Entry entry) {
        return persons.sender(entry.address(), entry.author()).id();
    }
}
