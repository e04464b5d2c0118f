package dev.portico.portal.articles;

import dev.portico.portal.access.Account;
import dev.portico.portal.access.UserId;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** "Did this answer your question?" (R13): one answer for each person, or for each browser of somebody who has not signed in. */
@ApplicationScoped
class Feedback {
    static final List<String> REASONS = List.of("other-question", "unclear", "wrong", "outdated");

    private static final int LONG_WORDS = 1_000;
    private static final int NEWEST = 50;

    private final Session entities;
    private final Persons persons;
    private final InstantSource clock = InstantSource.system();

    Feedback(Session entities, Persons persons) {
        this.entities = entities;
        this.persons = persons;
    }

    /** What somebody answered, and whether they said why. */
    public record Answer(boolean helped, boolean explained) {}

    /** How an article does. */
    public record Counts(long helped, long not, List<Why> reasons) {
        public boolean none() {
            return helped + not == 0;
        }
    }

    /** Why it did not help somebody. */
    public record Why(String reason, String words, String language) {
        public String key() {
            return "why_" + reason.replace('-', '_');
        }
    }

    Optional<Answer> of(Viewer viewer, Optional<UUID> browser, long article) {
        var query = entities.createNativeQuery(
                        "select f.helped, f.reason is not null as explained from article_feedback f left join persons p on p.id = f.person_id"
                                + " where f.article_id = :article and "
                                + (viewer.signedIn() ? "p.subject = :subject" : "f.browser = cast(:browser as uuid)"),
                        Tuple.class)
                .setParameter("article", article);
        if (viewer.signedIn()) {
            query.setParameter(
                    "subject",
                    viewer.account().map(Account::id).map(UserId::value).orElse(""));
        } else if (browser.isPresent()) {
            query.setParameter("browser", browser.get().toString());
        } else {
            return Optional.empty();
        }
        return query.getResultStream()
                .map(row -> new Answer(row.get("helped", Boolean.class), row.get("explained", Boolean.class)))
                .findFirst();
    }

    /** A second answer takes the place of the first. */
    @Transactional
    void answer(Viewer viewer, UUID browser, Article article, boolean helped) {
        @Nullable Long person = person(viewer);
        entities.createNativeMutationQuery(
                        "insert into article_feedback (article_id, language, person_id, browser, helped, answered_at)"
                                + " values (:article, :language, :person, cast(:browser as uuid), :helped, :now) on conflict ("
                                + (person == null ? "article_id, browser" : "article_id, person_id")
                                + ") do update set helped = excluded.helped, language = excluded.language, reason = null, words = null,"
                                + " answered_at = excluded.answered_at")
                .setParameter("article", article.id())
                .setParameter("language", article.language())
                .setParameter("person", person, Long.class)
                .setParameter("browser", person == null ? browser.toString() : null, String.class)
                .setParameter("helped", helped)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Why it did not help; only of somebody who said so. */
    @Transactional
    void explain(Viewer viewer, UUID browser, Article article, String reason, String words) {
        @Nullable Long person = person(viewer);
        String said = words.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
        entities.createNativeMutationQuery(
                        "update article_feedback set reason = :reason, words = :words where article_id = :article and not helped and "
                                + (person == null
                                        ? "browser = cast(:who as uuid)"
                                        : "person_id = cast(:who as bigint)"))
                .setParameter("reason", reason)
                .setParameter("words", said.substring(0, Math.min(LONG_WORDS, said.length())))
                .setParameter("article", article.id())
                .setParameter("who", person == null ? browser.toString() : person.toString())
                .executeUpdate();
    }

    /** For agents: how many it helped and did not, and the latest reasons. */
    Counts counts(long article) {
        Tuple counts = entities.createNativeQuery(
                        "select count(*) filter (where helped) as helped, count(*) filter (where not helped) as missed"
                                + " from article_feedback where article_id = :article",
                        Tuple.class)
                .setParameter("article", article)
                .getSingleResult();
        List<Why> reasons = entities.createNativeQuery(
                        "select reason, coalesce(words, '') as words, language from article_feedback where article_id = :article"
                                + " and reason is not null order by answered_at desc limit " + NEWEST,
                        Tuple.class)
                .setParameter("article", article)
                .getResultStream()
                .map(row -> new Why(
                        row.get("reason", String.class),
                        row.get("words", String.class),
                        row.get("language", String.class)))
                .toList();
        return new Counts(
                counts.get("helped", Number.class).longValue(),
                counts.get("missed", Number.class).longValue(),
                reasons);
    }

    private @Nullable Long person(Viewer viewer) {
        return viewer.account().map(account -> persons.of(account).id()).orElse(null);
    }
}
