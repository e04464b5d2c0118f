package dev.portico.portal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Reads one mail (RFC 5322, MIME) from its bytes, as forgivingly as people's mail programs do: what a sender got wrong is
 * repaired or kept as an attachment, never lost. Start with {@link #read}.
 *
 * <p>Mails come from strangers: at most {@value #LIMIT} bytes, {@value Body#DEPTH} nested levels and
 * {@value Body#PARTS} parts are taken apart; what lies deeper stays an unopened attachment.
 */
public final class MailReader {

    /**
     * The one limit for mails, in bytes, however they come: two files of the largest size that pages take, as mails encode them. Hardly a
     * mail server passes on more.
     */
    public static final int LIMIT = 64 * 1024 * 1024;

    static {
        Leniency.switchOn();
    }

    private static final Session SESSION = Session.getInstance(Leniency.session());

    private final InstantSource clock;

    /** A reader that takes no date later than the clock's for true. */
    public MailReader(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads a mail.
     *
     * @param bytes the mail, headers first; line ends of any kind
     * @param received when it came in, as far as is known: stands in for a missing, unreadable or future date
     * @throws UnreadableMail empty, too large, or broken beyond reading
     */
    public Mail read(byte[] bytes, Instant received) throws UnreadableMail {
        if (bytes.length > LIMIT) {
            throw new UnreadableMail("larger than " + LIMIT / 1024 / 1024 + " MB");
        }
        byte[] mail = started(bytes);
        try {
            return mail(new MimeMessage(SESSION, new SharedByteArrayInputStream(mail)), bytes, received);
        } catch (MessagingException | RuntimeException | StackOverflowError e) {
            throw new UnreadableMail("broken beyond reading (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * What a mail's header says about its thread, without opening the body.
     *
     * @throws UnreadableMail as in {@link #read}
     */
    Head head(byte[] bytes, Instant received) throws UnreadableMail {
        try {
            Headers headers = new Headers(new MimeMessage(SESSION, new SharedByteArrayInputStream(started(bytes))));
            String source = Fingerprint.source(bytes);
            return new Head(headers.id(source), headers.mentions(), headers.date(received, clock.instant()), source);
        } catch (MessagingException | RuntimeException | StackOverflowError e) {
            throw new UnreadableMail("broken beyond reading (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * How a mail came and who or what wrote it, without opening the body.
     *
     * @throws UnreadableMail as in {@link #read}
     */
    public Marks marks(byte[] bytes) throws UnreadableMail {
        try {
            return new Headers(new MimeMessage(SESSION, new SharedByteArrayInputStream(started(bytes)))).marks();
        } catch (MessagingException | RuntimeException | StackOverflowError e) {
            throw new UnreadableMail("broken beyond reading (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Only the words of a mail that lies in another one; empty where it cannot be read. */
    static String text(byte[] bytes, int forwards) {
        try {
            MimeMessage message = new MimeMessage(SESSION, new SharedByteArrayInputStream(started(bytes)));
            return Body.of(message, forwards).text();
        } catch (UnreadableMail | MessagingException | RuntimeException | StackOverflowError e) {
            return "";
        }
    }

    private Mail mail(MimeMessage message, byte[] bytes, Instant received) throws MessagingException {
        Headers headers = new Headers(message);
        Body body = Body.of(message, 0);
        Fingerprint fingerprint =
                Fingerprint.of(bytes, headers.sender(), headers.text("Date"), headers.text("Subject"), body);
        return new Mail(
                headers.id(fingerprint.content()),
                fingerprint,
                headers.mentions(),
                headers.sender(),
                headers.addresses("To"),
                headers.addresses("Cc"),
                headers.text("Subject"),
                headers.date(received, clock.instant()),
                body.text(),
                body.html(),
                body.attachments());
    }

    /** The mail with its header's end where a person sees it; see {@link HeaderEnd}. */
    private static byte[] started(byte[] bytes) throws UnreadableMail {
        int start = 0;
        while (start < bytes.length && (bytes[start] == '\r' || bytes[start] == '\n')) {
            start++;
        }
        if (start == bytes.length) {
            throw new UnreadableMail("empty");
        }
        return HeaderEnd.repaired(start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length));
    }
}
