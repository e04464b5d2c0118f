package dev.portico.portal.privacy;

import dev.portico.portal.platform.Noticed;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * Where a person has left traces, and how each is taken away: a fixed number of statements, whatever there is. {@code PersonalColumnsTest}
 * holds this against the database: a new column has to be spoken of here, or there.
 */
final class Traces {
    /** What stands where they wrote something. */
    static final String TEXT = "(erased)";

    /** The tickets they have to do with. */
    static final String TICKETS = "(select number from tickets where requester_id = :person"
            + " union select number from tickets where assignee_id = :person"
            + " union select ticket from participants where person_id = :person"
            + " union select ticket from notes where author_id = :person"
            + " union select ticket from ticket_changes where author_id = :person)";

    private static final String OF_TICKET_AND_NOTE =
            " x join tickets t on t.number = x.ticket left join notes n on n.id = x.note_id" + " where x.ticket in "
                    + TICKETS + " and coalesce(n.author_id, t.requester_id) = :person";
    /** The address of a mail's sender, which may be a name with it. */
    private static final String ADDRESS = "lower(substring(sender from '([^<>\\s]+)>?$'))";

    private final Session entities;
    private final Map<String, Object> all;

    /**
     * Of this person.
     *
     * @param as the row that stands for them from now on
     * @param address theirs in small letters; empty when there is none
     */
    Traces(Session entities, long person, long as, String address) {
        this.entities = entities;
        this.all = Map.of("person", person, "as", as, "address", address, "erased", TEXT);
    }

    /** Nobody changes these tickets before this transaction ends. In their order, as whoever takes several. */
    void holdTickets() {
        bind("select number from tickets where number in " + TICKETS + " order by number for no key update");
    }

    /** Pages that show them ask anew; the person's own are let go. Told on commit. */
    void tellPages() {
        bind("select count(pg_notify('" + Noticed.TICKETS
                + "', number || ' 1 ' || :person)) from tickets where number in " + TICKETS);
    }

    void takeAway() {
        mails();
        files();
        results();
        history();
        run(
                "update tickets set requester_id = :as, subject = :erased, description = case description when '' then '' else :erased"
                        + " end, submission = null, version = version + 1 where requester_id = :person");
        run(
                "update tickets set assignee_id = case when status in ('solved', 'closed') then :as end, version = version + 1"
                        + " where assignee_id = :person");
        run("update notes set author_id = :as, text = :erased, submission = null where author_id = :person");
        // Who wrote is nobody from the moment their row is gone (V100).
        run("update forum_posts set text = :erased, submission = null where author_id = :person");
        run("update forum_topics set title = :erased, title_words = '{}' where author_id = :person");
        run("delete from participants where person_id = :person");
        run("update participants set invited_as = null where lower(invited_as) = :address");
        run("delete from outgoing where person_id = :person");
        run("delete from mail_preferences where person_id = :person");
        run("delete from desk_presence where person_id = :person");
        run("delete from request_drafts where person_id = :person");
        run("delete from article_feedback where person_id = :person");
        run("update article_versions set author_id = :as where author_id = :person");
        run("delete from messenger_drafts where person_id = :person");
        run("delete from vault_notes where person_id = :person");
        run("delete from ticket_reads where person_id = :person");
        run("delete from messenger_pace where person_id = :person");
        run("delete from submissions where email = :address and state = 'waiting'");
        waiting();
    }

    /** The mails, by what they are found, and what is remembered of having received them. */
    private void mails() {
        run(
                "with gone as (delete from mails where id in (select x.id from mails" + OF_TICKET_AND_NOTE
                        + ") returning ticket, message_id, " + ADDRESS + " as address),"
                        + " threads as (delete from mail_threads x using gone g where x.ticket = g.ticket"
                        + " and (x.message_id = g.message_id or x.sender = g.address))"
                        + " update incoming i set sender = null, reason = null from gone g where i.ticket = g.ticket and i.sender in (g.address, g.address || ' (?)')");
        run("delete from mail_threads where sender = :address and ticket in " + TICKETS);
    }

    /** A file goes with its last attachment (V40), its pieces with the file. */
    private void files() {
        run("delete from attachments where id in (select x.id from attachments" + OF_TICKET_AND_NOTE + ")");
        run("delete from files where id in (select file_id from uploads where person_id = :person)");
    }

    /** Cause and solution, where the person wrote what they are now. */
    private void results() {
        for (String kind : new String[] {"cause", "solution"}) {
            run("update tickets t set " + kind
                    + " = null, version = version + 1 where t.number in (select ticket from ticket_changes"
                    + " where author_id = :person and kind = '" + kind
                    + "') and :person = (select c.author_id from ticket_changes c"
                    + " where c.ticket = t.number and c.kind = '" + kind + "' order by c.at desc, c.id desc limit 1)");
        }
    }

    /** What they wrote is also what the next one changed. */
    private void history() {
        run(
                "with lines as (select id, lag(author_id) over (partition by ticket, kind order by at, id) as former from ticket_changes"
                        + " where kind in ('cause', 'solution') and ticket in (select ticket from ticket_changes where author_id = :person))"
                        + " update ticket_changes c set before = :erased from lines l where l.id = c.id and l.former = :person"
                        + " and c.before is not null");
        run(
                "update ticket_changes set author_id = :as, after = case when kind in ('cause', 'solution') and after is not null"
                        + " then :erased else after end where author_id = :person");
        for (String side : new String[] {"before", "after"}) {
            run("update ticket_changes set " + side
                    + " = cast(cast(:as as bigint) as text) where kind in ('assignee', 'participants')" + " and " + side
                    + " = cast(cast(:person as bigint) as text)");
        }
    }

    /**
     * Mails that came in: of those nobody has looked at yet the sender is found in their head. That one came in is remembered by its
     * hash, so that the same mail does not bring everything back.
     */
    private void waiting() {
        if (String.valueOf(all.get("address")).isEmpty()) {
            return;
        }
        run("update incoming set state = case when state in ('waiting', 'aside') then 'ignored' else state end,"
                + " reason = 'erased', sender = null, raw = null where sender in (:address, :address || ' (?)')");
        entities.createNativeMutationQuery(
                        "update incoming set state = 'ignored', reason = 'erased', raw = null where sender is null"
                                + " and state in ('waiting', 'aside') and raw is not null and substring(lower(encode(substring(raw"
                                + " from 1 for 65536), 'escape')) from '(?n)^from[ \\t]*:((?:[^\\n]|\\n[ \\t])*)') ~ :pattern")
                .setParameter("pattern", pattern(String.valueOf(all.get("address"))))
                .executeUpdate();
        // What a mail server tells of a mail to them, with that mail in it.
        entities.createNativeMutationQuery(
                        "update incoming set state = 'ignored', reason = 'erased', sender = null, raw = null"
                                + " where state = 'aside' and reason = 'unknown-bounce' and raw is not null"
                                + " and lower(encode(substring(raw from 1 for 65536), 'escape')) ~ :pattern")
                .setParameter("pattern", pattern(String.valueOf(all.get("address"))))
                .executeUpdate();
    }

    /** The address as a whole, as PostgreSQL's expressions have it. */
    private static String pattern(String address) {
        return "(^|[^a-z0-9._%+-])" + address.replaceAll("([^\\p{L}\\p{N}@])", "\\\\$1") + "($|[^a-z0-9.-])";
    }

    private void run(String sql) {
        MutationQuery query = entities.createNativeMutationQuery(sql);
        all.forEach((name, value) -> {
            if (sql.contains(":" + name)) {
                query.setParameter(name, value);
            }
        });
        query.executeUpdate();
    }

    private void bind(String sql) {
        entities.createNativeQuery(sql, Long.class)
                .setParameter("person", all.get("person"))
                .getResultList();
    }
}
