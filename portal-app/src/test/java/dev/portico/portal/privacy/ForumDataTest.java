package dev.portico.portal.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.people.Person;
import dev.portico.portal.people.Persons;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody wrote in the forum is theirs to take along, and goes with them. */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class ForumDataTest {

    @Inject
    Kept kept;

    @Inject
    Holdings holdings;

    @Inject
    Persons persons;

    @Inject
    Session entities;

    private long ben;

    @BeforeEach
    void benAsksAndEveAnswers() {
        for (String table : List.of("forum_topics", "forum_sections", "forum_deeds")) {
            kept.execute("delete from " + table);
        }
        ben = kept.person(Cast.ben());
        long eve = kept.person(Cast.eve());
        kept.execute(
                "with s as (insert into forum_sections (name) values ('Lanterns') returning id), t as (insert into forum_topics"
                        + " (section_id, author_id, title, title_words, created_at, active_at) select id, " + ben
                        + ", 'zebra title', '{zebra,title}', now(), now() from s returning id) insert into forum_posts (topic_id, author_id, opening, text, created_at)"
                        + " select id, " + ben + ", true, 'zebra text', now() from t union all select id, " + eve
                        + ", false, 'an answer', now() from t");
    }

    @Test
    void itIsHandedOut() {
        Person person = persons.find(ben).orElseThrow();

        assertThat(holdings.posts(Whose.of(person), 0)).singleElement().satisfies(post -> {
            assertThat(post.title()).isEqualTo("zebra title");
            assertThat(post.text()).isEqualTo("zebra text");
        });
    }

    /** What is told before an erasure is all that goes, and nothing of others. */
    @Test
    void itIsCounted() {
        assertThat(holdings.count(Whose.of(persons.find(ben).orElseThrow())).posts())
                .isEqualTo(1);
    }

    @Test
    void itIsErasedAndWhatOthersWroteStays() {
        assertThat(kept.tablesWith("zebra")).contains("forum_posts", "forum_topics", "forum_words");

        QuarkusTransaction.requiringNew().run(() -> new Traces(entities, ben, ben, "ben@acme.example").takeAway());

        assertThat(kept.tablesWith("zebra")).doesNotContain("forum_posts", "forum_topics", "forum_words");
        assertThat(kept.rows("select text from forum_posts order by id")).containsExactly("(erased)", "an answer");
    }
}
