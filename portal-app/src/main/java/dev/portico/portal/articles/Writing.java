package dev.portico.portal.articles;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Invalid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/**
 * Everything agents do with articles (R62). Whatever changes an article names the revision it was decided on; where somebody was quicker
 * nothing is changed and {@link Overtaken} says so.
 */
@ApplicationScoped
class Writing {
    private final Session entities;
    private final Persons persons;
    private final Publications publications;
    private final InstantSource clock = InstantSource.system();

    Writing(Session entities, Persons persons, Publications publications) {
        this.entities = entities;
        this.persons = persons;
        this.publications = publications;
    }

    /** A new article for the vendor's staff, until its audience is chosen; published when that is wanted. */
    @Transactional
    long create(Viewer viewer, Manuscript text, boolean publish) {
        long author = author(viewer);
        requireCategory(text.category());
        Slug slug = Slug.named(text.slug().isBlank() ? text.title() : text.slug());
        if (slug.value().isEmpty()) {
            throw new Invalid(Map.of("slug", "slug_unusable"));
        }
        List<Long> made = entities.createNativeQuery(
                        "insert into articles (slug, category_id, audience, readers, changed_at) values (:slug, :category, :audience,"
                                + " cast(:readers as text[]), :now) on conflict do nothing returning id",
                        Long.class)
                .setParameter("slug", slug.value())
                .setParameter("category", text.category())
                .setParameter("audience", Audience.AGENTS.code())
                .setParameter("readers", Readers.of(Audience.AGENTS).words())
                .setParameter("now", clock.instant())
                .getResultList();
        if (made.isEmpty()) {
            throw new Invalid(Map.of("slug", "slug_taken"));
        }
        add(made.get(0), text, author, publish);
        return made.get(0);
    }

    /** One more version, published when that is wanted. */
    @Transactional
    void save(Viewer viewer, long article, long revision, Manuscript text, boolean publish) {
        long author = author(viewer);
        requireCategory(text.category());
        hold(article, revision);
        entities.createNativeMutationQuery("update articles set category_id = :category where id = :article")
                .setParameter("category", text.category())
                .setParameter("article", article)
                .executeUpdate();
        add(article, text, author, publish);
    }

    /** What was written earlier is written once more; what was written since stays in the history. */
    @Transactional
    void restore(Viewer viewer, long article, long revision, String language, int number) {
        long author = author(viewer);
        hold(article, revision);
        int made = entities.createNativeMutationQuery(
                        "insert into article_versions (article_id, language, number, title, summary, format, source, author_id, restores,"
                                + " written_at) select article_id, language, (select max(number) + 1 from article_versions"
                                + " where article_id = :article and language = :language), title, summary, format, source, :author, number, :now"
                                + " from article_versions where article_id = :article and language = :language and number = :number")
                .setParameter("article", article)
                .setParameter("language", language)
                .setParameter("number", number)
                .setParameter("author", author)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (made == 0) {
            throw new Refused(Reason.NOT_FOUND);
        }
        settle(article);
    }

    /** Readers get what was written last in this language. */
    @Transactional
    void publish(Viewer viewer, long article, long revision, String language) {
        author(viewer);
        hold(article, revision);
        publishLatest(article, language);
        settle(article);
    }

    /** Readers do not get this language any more. */
    @Transactional
    void withdraw(Viewer viewer, long article, long revision, String language) {
        author(viewer);
        hold(article, revision);
        publications.withdraw(article, language);
        settle(article);
    }

    /** Whom it is for; what the chosen organisations and groups are called is remembered for the next time. */
    @Transactional
    void address(Viewer viewer, long article, long revision, Readers readers, Map<String, String> names) {
        author(viewer);
        boolean chosen = readers.audience() == Audience.ORGANIZATIONS || readers.audience() == Audience.GROUPS;
        if (chosen && readers.organizations().isEmpty() && readers.groups().isEmpty()) {
            throw new Invalid(Map.of("audience", "nobody_chosen"));
        }
        hold(article, revision);
        entities.createNativeMutationQuery(
                        "update articles set audience = :audience, organizations = cast(:organizations as text[]),"
                                + " groups = cast(:groups as text[]), readers = cast(:readers as text[]) where id = :article")
                .setParameter("audience", readers.audience().code())
                .setParameter("organizations", sorted(readers.organizations()))
                .setParameter("groups", sorted(readers.groups()))
                .setParameter("readers", readers.words())
                .setParameter("article", article)
                .executeUpdate();
        names.forEach((id, name) -> entities.createNativeMutationQuery(
                        "insert into article_reader_names (id, name) values (:id, :name) on conflict (id) do update"
                                + " set name = excluded.name")
                .setParameter("id", id)
                .setParameter("name", name)
                .executeUpdate());
        publications.spread(article);
    }

    private static String[] sorted(Set<String> ids) {
        return ids.stream().sorted().toArray(String[]::new);
    }

    private void add(long article, Manuscript text, long author, boolean publish) {
        Instant now = clock.instant();
        // What is the same as before is no new version: pressing Save twice leaves one.
        entities.createNativeMutationQuery(
                        "insert into article_versions (article_id, language, number, title, summary, format, source, author_id, written_at)"
                                + " select :article, :language, coalesce(max(number), 0) + 1, :title, :summary, :format, :source, :author, :now"
                                + " from article_versions where article_id = :article and language = :language"
                                + " having coalesce((array_agg(title || chr(1) || summary || chr(1) || source order by number desc))[1], '')"
                                + " <> :title || chr(1) || :summary || chr(1) || :source")
                .setParameter("article", article)
                .setParameter("language", text.language())
                .setParameter("title", text.title())
                .setParameter("summary", text.summaryOrBeginning())
                .setParameter("format", text.format().code())
                .setParameter("source", text.source())
                .setParameter("author", author)
                .setParameter("now", now)
                .executeUpdate();
        if (publish) {
            publishLatest(article, text.language());
        } else {
            publications.spread(article);
        }
        settle(article);
    }

    private void publishLatest(long article, String language) {
        List<Tuple> latest = entities.createNativeQuery(
                        "select v.id, p.version_id is null as news from article_versions v left join article_pages p on p.version_id = v.id"
                                + " where v.article_id = :article and v.language = :language order by v.number desc limit 1",
                        Tuple.class)
                .setParameter("article", article)
                .setParameter("language", language)
                .getResultList();
        if (latest.isEmpty()) {
            throw new Refused(Reason.NOT_FOUND);
        }
        // Publishing once more what is published changes nothing, the day of its update least of all.
        if (latest.get(0).get("news", Boolean.class)) {
            publications.publish(article, latest.get(0).get("id", Number.class).longValue(), clock.instant());
        } else {
            publications.spread(article);
        }
    }

    /** Whether something was written that readers do not get. */
    private void settle(long article) {
        entities.createNativeMutationQuery(
                        "update articles set pending = exists (select 1 from (select distinct on (language) id from article_versions"
                                + " where article_id = :article order by language, number desc) v"
                                + " where not exists (select 1 from article_pages p where p.version_id = v.id)) where id = :article")
                .setParameter("article", article)
                .executeUpdate();
    }

    private void hold(long article, long revision) {
        int held = entities.createNativeMutationQuery(
                        "update articles set revision = revision + 1, changed_at = :now where id = :article and revision = :revision")
                .setParameter("article", article)
                .setParameter("revision", revision)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (held == 0) {
            boolean there = !entities.createNativeQuery("select 1 from articles where id = :article", Integer.class)
                    .setParameter("article", article)
                    .getResultList()
                    .isEmpty();
            if (!there) {
                throw new Refused(Reason.NOT_FOUND);
            }
            throw new Overtaken();
        }
    }

    private void requireCategory(long category) {
        if (entities.createNativeQuery("select 1 from article_categories where id = :id", Integer.class)
                .setParameter("id", category)
                .getResultList()
                .isEmpty()) {
            throw new Invalid(Map.of("category", "category_unknown"));
        }
    }

    private long author(Viewer viewer) {
        if (!viewer.may(Permission.DESK_ARTICLES)) {
            throw new Refused(Reason.MISSING_PERMISSION);
        }
        if (viewer.readOnly()) {
            throw new Refused(Reason.READ_ONLY);
        }
        return persons.of(viewer.account().orElseThrow(() -> new Refused(Reason.NOT_SIGNED_IN)))
                .id();
    }
}
