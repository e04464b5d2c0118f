package dev.portico.portal.privacy;

import static dev.portico.portal.platform.Cast.ACME;
import static dev.portico.portal.platform.Cast.UMBRA;

import dev.portico.portal.access.UserId;
import dev.portico.portal.files.Sender;
import dev.portico.portal.platform.Cast;
import dev.portico.portal.tickets.Tables;
import dev.portico.portal.vault.Sealed;
import dev.portico.portal.vault.Vault;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Ben's years with Support: whatever he wrote says "zebra", whatever he may never have says "secret". */
@ApplicationScoped
class Scene {
    private final Tables tables;
    private final Kept kept;
    private final Vault vault;

    Scene(Tables tables, Kept kept, Vault vault) {
        this.vault = vault;
        this.tables = tables;
        this.kept = kept;
    }

    /** His ticket, one of Cleo's that he takes part in, one of Ada's that he wrote in, one of Umbra's that he wrote in. */
    record Set(long ben, long bens, long cleos, long adas, long umbras, long answer, long hidden) {}

    Set set() {
        tables.empty();
        kept.execute("delete from incoming");
        kept.execute("delete from uploads");
        kept.execute("delete from request_drafts");
        kept.execute("delete from submissions");
        long ben = kept.person(Cast.ben());
        long bens = tables.ticket(Cast.ben(), "zebra subject");
        long note = tables.written(bens, Cast.ben(), "zebra note");
        long answer = tables.answered(bens, Cast.sam(), true, "plain answer");
        long hidden = tables.answered(bens, Cast.sam(), false, "secret internal");
        long cleos = tables.ticket(Cast.cleo(), "Cleos subject");
        tables.written(cleos, Cast.cleo(), "Cleos note");
        tables.answered(cleos, Cast.sam(), false, "secret about Cleo");
        kept.execute("insert into participants (ticket, person_id, invited_as) values (" + cleos + ", " + ben
                + ", 'ben@acme.example')");
        long adas = tables.ticket(Cast.ada(), "secret of Ada");
        tables.written(adas, Cast.ada(), "secret note of Ada");
        tables.written(adas, Cast.ben(), "zebra with Ada");
        long umbras = tables.ticket(Cast.eve(), UMBRA, "secret of Umbra");
        kept.execute("insert into notes (ticket, organization_id, author_id, side, text, visible, created_at) values ("
                + umbras + ", '" + UMBRA.getString("id") + "', " + ben
                + ", 'customer', 'zebra in Umbra', true, now())");
        mails(bens, note, answer);
        kept.execute("insert into ticket_changes (ticket, author_id, at, kind, before, after) values (" + bens + ", "
                + ben + ", now(), 'status', 'open', 'closed')");
        kept.execute("insert into ticket_changes (ticket, author_id, at, kind, after) select " + cleos + ", id, now(),"
                + " 'participants', '" + ben + "' from persons where subject = 'cleo-id'");
        kept.execute("insert into mail_preferences (person_id, answered) values (" + ben
                + ", false) on conflict (person_id) do update set answered = false");
        Sender.send(Cast.ben(), "zebra draft.txt", bytes("zebra draft"));
        return new Set(ben, bens, cleos, adas, umbras, answer, hidden);
    }

    private void mails(long bens, long note, long answer) {
        for (String of : new String[] {"null", String.valueOf(note)}) {
            kept.execute(
                    "insert into mails (ticket, note_id, organization_id, message_id, sender, subject, sent_at, html, fingerprint)"
                            + " values (" + bens + ", " + of + ", '" + ACME.getString("id") + "', 'zebra" + of
                            + "@host', 'Ben Zebra <ben@acme.example>', 'zebra mail', now(), '<p>zebra</p>', 'zebra')");
        }
        kept.execute("insert into mail_threads (organization_id, message_id, ticket, sender, owner) values ('"
                + ACME.getString("id") + "', 'zebra" + note + "@host', " + bens + ", 'ben@acme.example', true), ('"
                + ACME.getString("id") + "', 'mentioned@host', " + bens + ", 'ben@acme.example', false), ('"
                + ACME.getString("id") + "', 'others@host', " + bens + ", 'ada@acme.example', true)");
        kept.execute(
                "insert into outgoing (kind, person_id, ticket, note_id, message_id, next_at, created_at, changed_at, state, reason)"
                        + " select 'answered', id, " + bens + ", " + answer
                        + ", 'out@portico', now(), now(), now(), 'sent', '250 ok zebra' from persons where subject = 'ben-id'");
        Sealed typed =
                vault.seal(new UserId("ben-id"), "request typed in browser " + hex(bytes("key")), "zebra typed\0zebra");
        kept.execute(
                "insert into request_drafts (key_hash, blank, key, sealed, person_id, expires_at) select 'key', false, '"
                        + typed.key() + "', decode('" + hex(typed.content())
                        + "', 'hex'), id, now() + interval '1 hour' from persons where subject = 'ben-id'");
        kept.execute(
                "insert into submissions (id, form, name, email, subject, description, language, created_at, expires_at) values"
                        + " (gen_random_uuid(), gen_random_uuid(), 'Ben', 'ben@acme.example', 'zebra asked', 'zebra', 'en', now(), now())");
        kept.execute(
                "insert into incoming (source, source_hash, sender, received_at, state, next_at, ticket, raw) values"
                        + " ('imap', 'hash-1', 'ben@acme.example', now(), 'taken', now(), " + bens + ", null),"
                        + " ('imap', 'hash-2', 'ben@acme.example (?)', now(), 'aside', now(), null,"
                        + " convert_to('From: ben@acme.example' || chr(10) || chr(10) || 'zebra aside', 'UTF8'))");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Somebody's token, as seen by another. */
    static JsonObject inPerspective(JsonObject whose) {
        return whose.put("act", new JsonObject().put("sub", "sam-id")).put("act_rev", "0.0.0");
    }
}
