package dev.portico.portal.articles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.access.Viewer;
import dev.portico.portal.platform.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Misspelt words are compared with those of what is published, and with none that anybody took back (R62). */
@QuarkusTest
@QuarkusTestResource(Database.class)
class VocabularyTest {
    private static final Readers EVERYONE = Readers.of(Audience.EVERYONE);

    @Inject
    Shelf shelf;

    @Inject
    Writing writing;

    @Inject
    ArticleSearch search;

    @Inject
    Session entities;

    @BeforeEach
    void noArticles() {
        shelf.clear();
    }

    @Test
    void whatIsUnpublishedLeavesNoWordButThoseThatOthersHave() {
        long secret = shelf.published("Merger", "zanzibar takeover quixotic", EVERYONE);
        shelf.published("Windmills", "quixotic", EVERYONE);
        assertThat(words("everyone")).contains("merger", "zanzibar", "takeover", "quixotic", "windmills");
        assertThat(found("zanzibra")).containsExactly("merger");

        writing.withdraw(Shelf.SAM, secret, shelf.revision(secret), "en");

        assertThat(words("everyone")).containsExactlyInAnyOrder("quixotic", "windmills");
        assertThat(words("desk")).containsExactlyInAnyOrder("quixotic", "windmills");
        assertThat(found("quixotik")).containsExactly("windmills");
    }

    @Test
    void oneOfTwoLanguagesIsTakenBackAloneAndBothAreGoneInTheEnd() {
        long id = shelf.published("Merger", "zanzibar", EVERYONE);
        writing.save(Shelf.SAM, id, shelf.revision(id), Shelf.manuscript("de", "Fusion", "zanzibar sansibar"), true);
        assertThat(words("everyone")).containsExactlyInAnyOrder("merger", "zanzibar", "fusion", "sansibar");

        writing.withdraw(Shelf.SAM, id, shelf.revision(id), "de");
        assertThat(words("everyone")).containsExactlyInAnyOrder("merger", "zanzibar");
        writing.withdraw(Shelf.SAM, id, shelf.revision(id), "en");

        assertThat(all()).isZero();
    }

    @Test
    void whoDoesNotReadItAnyMoreKeepsNoWordOfIt() {
        long id = shelf.published("Merger", "zanzibar", EVERYONE);

        writing.address(Shelf.SAM, id, shelf.revision(id), Readers.of(Audience.AGENTS), Map.of());

        assertThat(words("everyone")).isEmpty();
        assertThat(words("agents")).containsExactlyInAnyOrder("merger", "zanzibar");
        writing.address(
                Shelf.SAM,
                id,
                shelf.revision(id),
                new Readers(Audience.GROUPS, Set.of(), Set.of("one", "two")),
                Map.of());
        assertThat(words("agents")).isEmpty();
        assertThat(words("group:one")).isEqualTo(words("group:two")).containsExactlyInAnyOrder("merger", "zanzibar");
    }

    @Test
    void whatWasWrittenDifferentlySinceIsForgottenOncePublished() {
        long id = shelf.published("Merger", "zanzibar takeover", EVERYONE);

        writing.save(Shelf.SAM, id, shelf.revision(id), Shelf.manuscript("en", "Merger", "takeover plans"), false);
        assertThat(words("everyone")).contains("zanzibar").doesNotContain("plans");
        writing.publish(Shelf.SAM, id, shelf.revision(id), "en");

        assertThat(words("everyone")).containsExactlyInAnyOrder("merger", "takeover", "plans");
    }

    @Test
    void publishingTheSameAgainCountsNothingTwice() {
        long id = shelf.published("Merger", "zanzibar", EVERYONE);
        for (int i = 0; i < 3; i++) {
            writing.save(Shelf.SAM, id, shelf.revision(id), Shelf.manuscript("en", "Merger", "zanzibar " + i), true);
            writing.publish(Shelf.SAM, id, shelf.revision(id), "en");
        }

        writing.withdraw(Shelf.SAM, id, shelf.revision(id), "en");

        assertThat(all()).isZero();
    }

    @Test
    void whatIsDeletedLeavesNoWord() {
        shelf.published("Merger", "zanzibar", EVERYONE);
        assertThat(all()).isPositive();

        QuarkusTransaction.requiringNew().run(() -> entities.createNativeMutationQuery("delete from articles")
                .executeUpdate());

        assertThat(all()).isZero();
    }

    /** Where the article tables name a person or a version, what is theirs is found without looking at everything. */
    @Test
    void whatRefersToAPersonOrAVersionHasAnIndex() {
        List<String> without = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select c.conrelid::regclass || '.' || a.attname from pg_constraint c"
                                + " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]"
                                + " where c.contype = 'f' and c.conrelid::regclass::text like 'article%'"
                                + " and not exists (select 1 from pg_index i where i.indrelid = c.conrelid"
                                + " and i.indkey[0] = c.conkey[1])",
                        String.class)
                .getResultList());

        assertThat(without).isEmpty();
    }

    private List<String> found(String words) {
        return search.search(Viewer.VISITOR, Locale.ENGLISH, words, 10, 0).items().stream()
                .map(hit -> hit.article().slug())
                .toList();
    }

    private List<String> words(String reader) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select word from article_words where reader = :reader order by word", String.class)
                .setParameter("reader", reader)
                .getResultList());
    }

    private long all() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select count(*) from article_words", Long.class)
                        .getSingleResult());
    }
}
