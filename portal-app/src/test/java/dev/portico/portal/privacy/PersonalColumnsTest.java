package dev.portico.portal.privacy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.platform.Database;
import dev.portico.portal.platform.Realm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What becomes of every column that can say something of a person. Whoever adds one decides here: is it handed out ({@code Export}),
 * is it erased ({@code Traces}), or does it say nothing of anybody?
 */
@QuarkusTest
@QuarkusTestResource(Database.class)
@QuarkusTestResource(Realm.class)
class PersonalColumnsTest {
    private enum Fate {
        /** In the export, and gone when erased. */
        HANDED_OUT_AND_ERASED,
        /** Gone when erased; made of the others, or by which nobody learns more. */
        ERASED,
        /** A reference that is turned to the row that stands for them, or deleted with its row. */
        REFERENCE,
        /** Codes, names of organisations, what is the same for everybody; or the vendor's own texts. */
        NOBODYS,
        /** Stays, and the page says why or the documentation does. */
        STAYS
    }

    private static final String SOURCE = "select c.table_name || '.' || c.column_name from information_schema.columns c"
            + " join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public'"
            + " and t.table_type = 'BASE TABLE' and c.table_name <> 'flyway_schema_history' and (c.data_type not in"
            + " ('bigint', 'integer', 'boolean', 'timestamp with time zone', 'uuid') or c.column_name like '%person%'"
            + " or c.column_name in ('by_id', 'erased_as', 'desk_at') or exists (select 1 from information_schema.key_column_usage k"
            + " join information_schema.referential_constraints r using (constraint_schema, constraint_name)"
            + " join information_schema.table_constraints u on u.constraint_name = r.unique_constraint_name"
            + " where k.table_name = c.table_name and k.column_name = c.column_name and u.table_name = 'persons'))";

    private static final Map<String, Fate> FATES = Map.<String, Fate>ofEntries(
            // Articles are the vendor's, and who wrote a version is turned to the row that stands for them.
            entry("article_category_names", Fate.NOBODYS),
            entry("article_feedback.language", Fate.NOBODYS),
            entry("article_feedback.person_id", Fate.ERASED),
            entry("article_feedback.reason", Fate.HANDED_OUT_AND_ERASED),
            entry("article_feedback.words", Fate.HANDED_OUT_AND_ERASED),
            entry("article_pages", Fate.NOBODYS),
            entry("article_reader_names", Fate.NOBODYS),
            entry("article_versions", Fate.NOBODYS),
            entry("article_versions.author_id", Fate.REFERENCE),
            entry("article_words", Fate.NOBODYS),
            entry("articles", Fate.NOBODYS),
            entry("attachments.name", Fate.HANDED_OUT_AND_ERASED),
            entry("attachments.type", Fate.ERASED),
            entry("desk_presence.person_id", Fate.ERASED),
            entry("file_chunks.content", Fate.HANDED_OUT_AND_ERASED),
            entry("files.type", Fate.HANDED_OUT_AND_ERASED),
            entry("forum_deeds.after", Fate.NOBODYS),
            entry("forum_deeds.before", Fate.NOBODYS),
            entry("forum_deeds.by_id", Fate.REFERENCE),
            entry("forum_deeds.kind", Fate.NOBODYS),
            entry("forum_posts.author_id", Fate.REFERENCE),
            entry("forum_posts.config", Fate.NOBODYS),
            entry("forum_posts.text", Fate.HANDED_OUT_AND_ERASED),
            entry("forum_posts.words", Fate.ERASED),
            entry("forum_sections", Fate.NOBODYS),
            entry("forum_topics.author_id", Fate.REFERENCE),
            entry("forum_topics.config", Fate.NOBODYS),
            // A path, so that importing again does not bring back what was erased.
            entry("forum_topics.origin", Fate.NOBODYS),
            entry("forum_topics.title", Fate.HANDED_OUT_AND_ERASED),
            entry("forum_topics.title_words", Fate.ERASED),
            entry("forum_topics.words", Fate.ERASED),
            // Of titles; counted along with forum_topics.title_words.
            entry("forum_words.word", Fate.ERASED),
            entry("incoming.raw", Fate.HANDED_OUT_AND_ERASED),
            entry("incoming.reason", Fate.ERASED),
            entry("incoming.sender", Fate.HANDED_OUT_AND_ERASED),
            entry("incoming.source", Fate.NOBODYS),
            // So that the same mail, fetched again, does not bring back what was erased.
            entry("incoming.source_hash", Fate.STAYS),
            entry("incoming.state", Fate.NOBODYS),
            entry("mail_preferences.person_id", Fate.ERASED),
            entry("mail_threads.message_id", Fate.ERASED),
            entry("mail_threads.organization_id", Fate.NOBODYS),
            entry("mail_threads.sender", Fate.ERASED),
            entry("mailboxes.name", Fate.NOBODYS),
            entry("mails.fingerprint", Fate.ERASED),
            entry("mails.html", Fate.HANDED_OUT_AND_ERASED),
            entry("mails.message_id", Fate.HANDED_OUT_AND_ERASED),
            entry("mails.organization_id", Fate.NOBODYS),
            entry("mails.sender", Fate.HANDED_OUT_AND_ERASED),
            entry("mails.source_hash", Fate.ERASED),
            entry("mails.subject", Fate.HANDED_OUT_AND_ERASED),
            entry("messenger_drafts.area", Fate.NOBODYS),
            entry("messenger_drafts.key", Fate.NOBODYS),
            entry("messenger_drafts.kind", Fate.NOBODYS),
            entry("messenger_drafts.organization_id", Fate.NOBODYS),
            entry("messenger_drafts.person_id", Fate.REFERENCE),
            entry("messenger_drafts.sealed", Fate.HANDED_OUT_AND_ERASED),
            entry("messenger_drafts.urgency", Fate.NOBODYS),
            entry("messenger_pace.deed", Fate.NOBODYS),
            entry("messenger_pace.person_id", Fate.ERASED),
            entry("notes.author_id", Fate.REFERENCE),
            entry("notes.organization_id", Fate.NOBODYS),
            entry("notes.search", Fate.ERASED),
            entry("notes.side", Fate.NOBODYS),
            entry("notes.text", Fate.HANDED_OUT_AND_ERASED),
            entry("organizations.id", Fate.NOBODYS),
            entry("organizations.name", Fate.NOBODYS),
            entry("outgoing.kind", Fate.NOBODYS),
            entry("outgoing.message_id", Fate.ERASED),
            entry("outgoing.person_id", Fate.REFERENCE),
            entry("outgoing.reason", Fate.ERASED),
            entry("outgoing.state", Fate.NOBODYS),
            entry("participants.invited_as", Fate.HANDED_OUT_AND_ERASED),
            entry("participants.person_id", Fate.REFERENCE),
            // Whether, not when, of who was erased.
            entry("persons.desk_at", Fate.HANDED_OUT_AND_ERASED),
            entry("persons.email", Fate.HANDED_OUT_AND_ERASED),
            entry("persons.name", Fate.HANDED_OUT_AND_ERASED),
            entry("persons.subject", Fate.HANDED_OUT_AND_ERASED),
            // Ids of nobody any more; reasons that name the person are not taken.
            entry("privacy_journal.by_id", Fate.STAYS),
            entry("privacy_journal.erased_as", Fate.STAYS),
            entry("privacy_journal.kind", Fate.NOBODYS),
            entry("privacy_journal.person_id", Fate.STAYS),
            entry("privacy_journal.reason", Fate.STAYS),
            entry("request_drafts.key", Fate.NOBODYS),
            // Of a random key that only a browser has.
            entry("request_drafts.key_hash", Fate.ERASED),
            entry("request_drafts.person_id", Fate.REFERENCE),
            entry("request_drafts.sealed", Fate.HANDED_OUT_AND_ERASED),
            // Keycloak's ids with a revision: without them, tokens from before a change would count again.
            entry("signalled.subject", Fate.STAYS),
            entry("signals_seen.jti", Fate.NOBODYS),
            // Not confirmed yet, and so nobody's; gone within a day.
            entry("submissions.description", Fate.ERASED),
            entry("submissions.email", Fate.ERASED),
            entry("submissions.language", Fate.NOBODYS),
            entry("submissions.name", Fate.ERASED),
            entry("submissions.state", Fate.NOBODYS),
            entry("submissions.subject", Fate.ERASED),
            entry("ticket_changes.after", Fate.HANDED_OUT_AND_ERASED),
            entry("ticket_changes.author_id", Fate.REFERENCE),
            entry("ticket_changes.before", Fate.ERASED),
            entry("ticket_changes.kind", Fate.NOBODYS),
            entry("ticket_reads.person_id", Fate.ERASED),
            entry("tickets.area", Fate.NOBODYS),
            entry("tickets.assignee_id", Fate.REFERENCE),
            entry("tickets.cause", Fate.HANDED_OUT_AND_ERASED),
            entry("tickets.description", Fate.HANDED_OUT_AND_ERASED),
            entry("tickets.kind", Fate.NOBODYS),
            entry("tickets.organization_id", Fate.NOBODYS),
            entry("tickets.priority", Fate.NOBODYS),
            entry("tickets.requester_id", Fate.REFERENCE),
            entry("tickets.search", Fate.ERASED),
            entry("tickets.solution", Fate.HANDED_OUT_AND_ERASED),
            entry("tickets.source", Fate.NOBODYS),
            entry("tickets.status", Fate.NOBODYS),
            entry("tickets.subject", Fate.HANDED_OUT_AND_ERASED),
            // Handed out to nobody but the person, and with it what was not sent yet of file_chunks.content.
            entry("uploads.name", Fate.HANDED_OUT_AND_ERASED),
            entry("uploads.organization_id", Fate.NOBODYS),
            entry("uploads.person_id", Fate.REFERENCE),
            // Handed out to nobody but the person.
            entry("vault_notes.key", Fate.NOBODYS),
            entry("vault_notes.person_id", Fate.REFERENCE),
            entry("vault_notes.text", Fate.HANDED_OUT_AND_ERASED),
            entry("vault_notes.title", Fate.HANDED_OUT_AND_ERASED));

    @Inject
    Kept kept;

    @Test
    void isDecidedForEachOfThem() {
        TreeSet<String> undecided = new TreeSet<>(kept.rows(SOURCE));
        undecided.removeIf(column -> FATES.containsKey(column) || FATES.containsKey(column.replaceFirst("\\..*", "")));

        assertThat(undecided)
                .as(
                        "columns nobody has decided about: are they exported, erased, or nobody's? See Traces and Involvement")
                .isEmpty();
    }

    @Test
    void nothingIsDecidedThatIsNotThere() {
        TreeSet<String> there = new TreeSet<>(kept.rows(SOURCE));

        assertThat(FATES.keySet()).allSatisfy(decided -> assertThat(there)
                .anyMatch(column -> column.equals(decided) || column.startsWith(decided + ".")));
    }
}
