package dev.portico.stack.mailbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import dev.portico.stack.Ports;
import dev.portico.stack.StartFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail server on the loopback interface that accepts mail for every address (SMTP), hands it out without asking for
 * a password (IMAP) and shows it on a web page. What it holds is written to its folder when it closes and read again
 * at the next start.
 */
public final class Mailbox implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final MailServer server;
    private final MailboxPage page;
    private final Path folder;
    private final Delay delay;

    private Mailbox(MailServer server, MailboxPage page, Path folder, Delay delay) {
        this.server = server;
        this.page = page;
        this.folder = folder;
        this.delay = delay;
    }

    public static Mailbox start(Ports ports, Path folder) {
        return start(ports, LOOPBACK, folder);
    }

    /** On another address than the loopback one: in a container, whose ports are published to the loopback address. */
    public static Mailbox start(Ports ports, String address, Path folder) {
        MailServer server = new MailServer(new ServerSetup[] {
            new ServerSetup(ports.smtp(), address, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(ports.imap(), address, ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        Delay delay = new Delay();
        server.getUserManager().setMessageDeliveryHandler((mail, to) -> {
            delay.pass(to.getEmail());
            return owner(server.getUserManager(), to.getEmail());
        });
        try {
            server.start();
            if (Files.isDirectory(folder)) {
                server.loadEmails(folder);
            }
            return new Mailbox(
                    server, MailboxPage.start(server, new InetSocketAddress(address, ports.mailbox())), folder, delay);
        } catch (IOException | FolderException | IllegalStateException e) {
            server.stop();
            throw new StartFailure("The mailbox could not be started: " + e.getMessage(), e);
        }
    }

    /** Whose mailbox it goes to: what stands behind a plus is a matter of its owner's, as with most mail servers. */
    private static GreenMailUser owner(UserManager users, String address) throws UserException {
        String owner = address.replaceFirst("\\+[^@]*@", "@");
        GreenMailUser known = users.getUserByEmail(owner);
        return known == null ? users.createUser(owner, owner, owner) : known;
    }

    /** Makes mails to this address wait, instead of those of any hold before. */
    public Hold hold(String address) {
        return delay.begin(address);
    }

    /** Every mail received so far, oldest first, one per recipient. */
    public List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    /** What one address received, oldest first. */
    public List<MimeMessage> mailsTo(String address) {
        return server.findReceivedMessages(user -> user.getEmail().equalsIgnoreCase(address), mail -> true)
                .toList();
    }

    @Override
    public void close() {
        page.close();
        try {
            keep();
        } catch (IOException | MessagingException e) {
            throw new StartFailure("The mails could not be kept in " + folder + ": " + e.getMessage(), e);
        } finally {
            server.stop();
        }
    }

    private void keep() throws IOException, MessagingException {
        for (GreenMailUser user : new ArrayList<>(server.getUserManager().listUser())) {
            Path inbox = folder.resolve(safe(user.getEmail())).resolve("INBOX");
            Files.createDirectories(inbox);
            int number = 0;
            for (MimeMessage mail : mailsTo(user.getEmail())) {
                try (OutputStream out = Files.newOutputStream(inbox.resolve(String.format("%06d.eml", number++)))) {
                    mail.writeTo(out);
                }
            }
        }
    }

    /** An address as a folder name: the sender chose it, so nothing but what cannot leave the folder. */
    private static String safe(String address) {
        return address.replaceAll("[^A-Za-z0-9@._+-]", "_").replaceAll("^\\.+", "_");
    }
}
