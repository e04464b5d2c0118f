package dev.portico.portal.platform;

import org.hibernate.Session;

/** Published articles in a category of that name, {@code for-everyone} and the like, for tests that have nothing else to do with articles. */
final class Lanterns {
    private Lanterns() {}

    static void away(Session entities) {
        entities.createNativeMutationQuery("delete from articles").executeUpdate();
        entities.createNativeMutationQuery(
                        "with c as (insert into article_categories (position) select 1 where not exists"
                                + " (select 1 from article_category_names where name = 'Lanterns') returning id)"
                                + " insert into article_category_names (category_id, language, name) select id, 'en', 'Lanterns' from c")
                .executeUpdate();
    }

    static void hang(Session entities, String audience) {
        entities.createNativeMutationQuery("with a as (insert into articles (slug, audience, readers, category_id)"
                        + " select 'for-' || :audience, :audience, array[:audience, 'desk'], category_id"
                        + " from article_category_names where name = 'Lanterns' returning *),"
                        + " v as (insert into article_versions (article_id, language, number, title, summary, format, source, written_at)"
                        + " select id, 'en', 1, 'Lanterns for ' || :audience, '', 'html', '<p>light</p>', now() from a returning *)"
                        + " insert into article_pages (article_id, language, version_id, readers, languages, category_id, title, summary,"
                        + " html, body, config, updated_at) select a.id, 'en', v.id, a.readers, '{en}', a.category_id, v.title, '',"
                        + " v.source, 'light', 'english', now() from a, v")
                .setParameter("audience", audience)
                .executeUpdate();
    }
}
