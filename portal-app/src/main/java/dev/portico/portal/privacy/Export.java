package dev.portico.portal.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.portal.files.Files;
import dev.portico.portal.tickets.Involved;
import dev.portico.portal.tickets.Involvement;
import dev.portico.portal.tickets.Involvement.Asked;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One person's data on its way out: a ZIP of {@code data.json} and the files it names. Never more of it is held than one part. */
final class Export {
    private final Involvement involvement;
    private final Holdings holdings;
    private final Files files;
    private final ObjectMapper mapper;
    private final Whose whose;
    private final Asked asked;
    private final boolean byVendor;
    private final List<JournalLine> journal;

    /**
     * @param byVendor whether it is for whoever answers for the person's data: with mails under their address that became nothing, as they
     *     came, and without what the person wrote for themselves or has not sent
     */
    Export(
            Involvement involvement,
            Holdings holdings,
            Files files,
            ObjectMapper mapper,
            Whose whose,
            Asked asked,
            boolean byVendor,
            List<JournalLine> journal) {
        this.involvement = involvement;
        this.holdings = holdings;
        this.files = files;
        this.mapper = mapper;
        this.whose = whose;
        this.asked = asked;
        this.byVendor = byVendor;
        this.journal = journal;
    }

    /** What was done with their data. */
    record Done(Instant at, String what, String by, String reason) {
        static Done of(JournalLine line) {
            return new Done(
                    line.at(),
                    line.erased() ? "erased" : "exported",
                    line.byThemselves() ? "self" : "vendor",
                    line.reason());
        }
    }

    void write(OutputStream out, Instant now, Optional<Instant> deskAt) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("data.json"));
        data(zip, now, deskAt);
        zip.closeEntry();
        everyTicket(part -> place -> involvement.files(asked, part, place), file -> {
            Involved.OfFile found = (Involved.OfFile) file;
            file(zip, found.path(), found.content(), found.size());
        });
        if (!byVendor) {
            for (Holdings.Upload upload : holdings.uploads(whose)) {
                file(zip, upload.path(), upload.content(), upload.size());
            }
        }
        mails(zip);
        zip.finish();
    }

    private void data(OutputStream out, Instant now, Optional<Instant> deskAt) throws IOException {
        JsonGenerator json = mapper.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("format", "portico-personal-data-1");
        json.writeStringField("at", now.toString());
        json.writeObjectFieldStart("person");
        json.writeStringField("id", whose.user().orElse(null));
        json.writeStringField("email", whose.email().orElse(null));
        json.writeStringField("name", whose.name());
        json.writeStringField("lastAtDesk", deskAt.map(Instant::toString).orElse(null));
        json.writeEndObject();
        json.writePOJOField("preferences", holdings.preferences(whose).orElse(null));
        array(json, "tickets", part -> place -> involvement.tickets(asked, part, place));
        array(json, "notes", part -> place -> involvement.notes(asked, part, place));
        array(json, "files", part -> place -> involvement.files(asked, part, place));
        array(json, "mails", part -> place -> involvement.mails(asked, part, place));
        array(json, "changes", part -> place -> involvement.changes(asked, part, place));
        json.writeArrayFieldStart("mailsToPerson");
        each(place -> involvement.notices(asked, place), json::writePOJO);
        json.writeEndArray();
        json.writeArrayFieldStart("mailsFromPerson");
        incoming(json::writePOJO);
        json.writeEndArray();
        json.writeArrayFieldStart("forum");
        posts(json);
        json.writeEndArray();
        ownOnly(json);
        json.writePOJOField("articleAnswers", holdings.answers(whose));
        json.writePOJOField("history", journal.stream().map(Done::of).toList());
        json.writeEndObject();
        json.close();
    }

    /**
     * What people write for themselves, and the files they have not sent, are handed to nobody else, whoever answers for their data (R29).
     */
    private void ownOnly(JsonGenerator json) throws IOException {
        if (byVendor) {
            json.writeNullField("uploads");
            json.writeNullField("drafts");
            json.writeNullField("privateNotes");
            return;
        }
        json.writePOJOField("uploads", holdings.uploads(whose));
        json.writePOJOField("drafts", holdings.drafts(whose));
        json.writeArrayFieldStart("privateNotes");
        long place = 0;
        for (List<Holdings.OwnNote> some = holdings.notes(whose, place);
                !some.isEmpty();
                some = holdings.notes(whose, place)) {
            for (Holdings.OwnNote note : some) {
                json.writePOJO(note);
                place = note.id();
            }
        }
        json.writeEndArray();
    }

    private void array(JsonGenerator json, String name, Function<Involved.Part, Parts> parts) throws IOException {
        json.writeArrayFieldStart(name);
        everyTicket(parts, json::writePOJO);
        json.writeEndArray();
    }

    private void everyTicket(Function<Involved.Part, Parts> parts, Taken taken) throws IOException {
        Involved.Part part = involvement.part(asked, 0);
        while (part.last().isPresent()) {
            each(parts.apply(part), taken);
            part = involvement.part(asked, part.last().get());
        }
    }

    private static void each(Parts parts, Taken taken) throws IOException {
        long place = 0;
        for (List<? extends Involved> some = parts.after(place); !some.isEmpty(); some = parts.after(place)) {
            for (Involved one : some) {
                taken.take(one);
                place = one.place();
            }
        }
    }

    private void posts(JsonGenerator json) throws IOException {
        long place = 0;
        for (List<Holdings.Post> some = holdings.posts(whose, place);
                !some.isEmpty();
                some = holdings.posts(whose, place)) {
            for (Holdings.Post post : some) {
                json.writePOJO(post);
                place = post.id();
            }
        }
    }

    private void incoming(TakenMail taken) throws IOException {
        long place = 0;
        for (List<Holdings.Incoming> some = holdings.incoming(whose, byVendor, place);
                !some.isEmpty();
                some = holdings.incoming(whose, byVendor, place)) {
            for (Holdings.Incoming mail : some) {
                taken.take(mail);
                place = mail.id();
            }
        }
    }

    private void mails(ZipOutputStream zip) throws IOException {
        incoming(mail -> {
            if (mail.path() == null) {
                return;
            }
            zip.putNextEntry(new ZipEntry(mail.path()));
            int number = 0;
            for (byte[] piece = holdings.piece(mail.id(), number);
                    piece.length > 0;
                    piece = holdings.piece(mail.id(), number)) {
                zip.write(piece);
                number++;
            }
            zip.closeEntry();
        });
    }

    private void file(ZipOutputStream zip, String path, UUID content, long size) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        long left = size;
        for (int number = 0; left > 0; number++) {
            int missing = number;
            byte[] piece = files.piece(content, number)
                    .orElseThrow(() -> new EOFException("piece " + missing + " of " + content));
            zip.write(piece);
            left -= piece.length;
        }
        zip.closeEntry();
    }

    /** Parts of a list, each after a place. */
    private interface Parts {
        List<? extends Involved> after(long place);
    }

    private interface Taken {
        void take(Involved one) throws IOException;
    }

    private interface TakenMail {
        void take(Holdings.Incoming mail) throws IOException;
    }
}
