package dev.portico.portal.inbox;

import dev.portico.portal.mail.MailReader;
import dev.portico.portal.mail.MailSettings;
import dev.portico.portal.mail.MailSettings.Protection;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/**
 * The support mailbox (IMAP, RFC 3501), read mail by mail from where reading ended. Nothing in it is changed: no mail is marked, moved or
 * deleted, so that people and other programs can use it too.
 */
final class Postbox implements AutoCloseable {
    private static final int AT_ONCE = 200;
    private static final int MOST_ATTEMPTS = 3;
    /** No more than is needed: some servers cannot tell the envelope of a mail that is broken. */
    private static final FetchProfile FACTS = facts();

    private static final String CONNECT = "10000";
    private static final String ANSWER = "60000";

    private final MailSettings.Imap settings;
    private final Positions positions;
    private final String name;
    private final InstantSource clock = InstantSource.system();
    private @Nullable Store store;
    private long failing;
    private int failures;

    Postbox(MailSettings.Imap settings, Positions positions) {
        this.settings = settings;
        this.positions = positions;
        this.name = "imap " + settings.user().orElse("") + "@" + settings.host().orElse("") + "/" + settings.folder();
    }

    /** Keeps what is new and answers how many that were; after a failure the next call begins with a new connection. */
    int fetch() throws MessagingException, IOException {
        Folder folder = opened().getFolder(settings.folder());
        try {
            folder.open(Folder.READ_ONLY);
            return fetch(folder, (UIDFolder) folder);
        } catch (MessagingException | IOException | RuntimeException failed) {
            close();
            throw failed;
        } finally {
            leave(folder);
        }
    }

    private int fetch(Folder folder, UIDFolder uids) throws MessagingException, IOException {
        long validity = uids.getUIDValidity();
        long last = positions.last(name, validity);
        Message[] found =
                folder.getMessageCount() == 0 ? new Message[0] : uids.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        Message[] some = Arrays.copyOf(found, Math.min(found.length, AT_ONCE));
        folder.fetch(some, FACTS);
        int count = 0;
        for (Message message : some) {
            // "*" is the last mail even where that was read already (RFC 3501 section 6.4.8).
            if (message != null && uids.getUID(message) > last) {
                keep(message, validity, uids.getUID(message));
                count++;
            }
        }
        return count;
    }

    private void keep(Message message, long validity, long uid) throws MessagingException, IOException {
        Instant received = received(message);
        if (message.getSize() > MailReader.LIMIT) {
            positions.aside(name, validity, uid, "too-large", received);
            return;
        }
        byte[] raw;
        try {
            raw = raw((IMAPMessage) message);
        } catch (MessagingException | IOException failed) {
            if (!isGivenUp(uid)) {
                throw failed;
            }
            positions.aside(name, validity, uid, "not-fetched", received);
            return;
        }
        positions.keep(name, validity, uid, raw, received);
    }

    /** A mail that the server itself cannot hand out must not stand in the way of those behind it for ever. */
    private boolean isGivenUp(long uid) {
        failures = uid == failing ? failures + 1 : 1;
        failing = uid;
        return failures >= MOST_ATTEMPTS;
    }

    private Instant received(Message message) throws MessagingException {
        @Nullable Date date = message.getReceivedDate();
        Instant now = clock.instant();
        return date == null || date.toInstant().isAfter(now) ? now : date.toInstant();
    }

    /** The bytes as they lie on the server; that they were looked at leaves no mark. */
    private static byte[] raw(IMAPMessage message) throws MessagingException, IOException {
        message.setPeek(true);
        try (InputStream in = message.getMimeStream()) {
            byte[] raw = new byte[Math.max(0, message.getSize())];
            int length = in.readNBytes(raw, 0, raw.length);
            // Not every server knows how long its mails are.
            byte[] more = in.readNBytes(MailReader.LIMIT + 1 - length);
            byte[] all = length + more.length == raw.length ? raw : Arrays.copyOf(raw, length + more.length);
            System.arraycopy(more, 0, all, length, more.length);
            return all;
        } finally {
            message.invalidateHeaders();
        }
    }

    private Store opened() throws MessagingException {
        Store known = store;
        if (known != null && known.isConnected()) {
            return known;
        }
        Store connected = Session.getInstance(properties()).getStore("imap");
        connected.connect(
                settings.host().orElse("localhost"),
                settings.port(),
                settings.user().orElse(""),
                settings.password().orElse(""));
        store = connected;
        return connected;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.connectiontimeout", CONNECT);
        properties.setProperty("mail.imap.timeout", ANSWER);
        properties.setProperty("mail.imap.writetimeout", ANSWER);
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        properties.setProperty("mail.imap.fetchsize", Integer.toString(256 * 1024));
        boolean starts = settings.protection() == Protection.STARTTLS;
        properties.setProperty("mail.imap.starttls.enable", Boolean.toString(starts));
        properties.setProperty("mail.imap.starttls.required", Boolean.toString(starts));
        properties.setProperty("mail.imap.ssl.enable", Boolean.toString(settings.protection() == Protection.TLS));
        return properties;
    }

    private static FetchProfile facts() {
        FetchProfile facts = new FetchProfile();
        facts.add(UIDFolder.FetchProfileItem.UID);
        facts.add(FetchProfile.Item.SIZE);
        facts.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        return facts;
    }

    private static void leave(Folder folder) {
        try {
            if (folder.isOpen()) {
                folder.close(false);
            }
        } catch (MessagingException gone) {
            // With its connection; the next reading begins where this one ended.
        }
    }

    @Override
    public void close() {
        Store known = store;
        store = null;
        try {
            if (known != null) {
                known.close();
            }
        } catch (MessagingException gone) {
            // Then it is closed.
        }
    }
}
