package dev.portico.portal.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How an installation sends and receives mail; see application.properties. Without an address and a key it does neither. */
@ConfigMapping(prefix = "portico.mail")
public interface MailSettings {

    /** The vendor's support address, where mails come from and answers go to. */
    Optional<String> address();

    /** What that address is called. */
    String name();

    /** Signs reply addresses; at least 32 characters. */
    Optional<String> key();

    /** Keys of the past: addresses signed with them are still taken. */
    Optional<List<String>> formerKeys();

    Smtp smtp();

    Imap imap();

    /** What programs that hand in mails by HTTP send along; without one they cannot. */
    Optional<String> incomingSecret();

    /** The name by which our own mail server signs its {@code Authentication-Results} (RFC 8601); only these count. */
    Optional<String> trustedServer();

    /**
     * Takes every sender for who they say they are. Only for a mail server that nobody reaches but who has proved to it who they are,
     * and for trying things out.
     */
    boolean believeSenders();

    /**
     * Mails of one sender in ten minutes; what is over that is set aside. Of reports about mails that nobody knows as many are kept a day,
     * whoever they are from, and as many of servers that are vouched for.
     */
    @WithDefault("60")
    int perSender();

    /** How long to wait before looking for something to do again. */
    @WithDefault("1S")
    Duration pause();

    /** How a connection is protected. */
    enum Protection {
        NONE,
        STARTTLS,
        TLS
    }

    /** The server that takes our mails. */
    interface Smtp {
        Optional<String> host();

        int port();

        Optional<String> user();

        Optional<String> password();

        Protection protection();
    }

    /** The mailbox that is read. */
    interface Imap {
        Optional<String> host();

        int port();

        Optional<String> user();

        Optional<String> password();

        Protection protection();

        String folder();
    }
}
