package dev.portico.portal.inbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real mail server for a test: SMTP in, IMAP out, everybody has a mailbox, and a plus in an address is its owner's. Every sender is
 * believed, unless the argument {@value #TRUSTED} names a server whose word it takes.
 */
public final class Post implements QuarkusTestResourceLifecycleManager {
    static final String TRUSTED = "trusted-server";

    private @Nullable GreenMail server;
    private String trusted = "";

    @Override
    public void init(Map<String, String> arguments) {
        trusted = arguments.getOrDefault(TRUSTED, "");
    }

    @Override
    public Map<String, String> start() {
        GreenMail started = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        started.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        started.getUserManager()
                .setMessageDeliveryHandler((mail, to) -> owner(started.getUserManager(), to.getEmail()));
        started.start();
        server = started;
        return Map.ofEntries(
                Map.entry("portico.portal.url", "https://portal.example"),
                Map.entry("portico.mail.address", "support@portico.example"),
                Map.entry("portico.mail.key", "0123456789abcdef0123456789abcdef"),
                Map.entry("portico.mail.incoming-secret", "0123456789abcdef"),
                Map.entry("portico.mail.believe-senders", Boolean.toString(trusted.isEmpty())),
                Map.entry("portico.mail.trusted-server", trusted),
                Map.entry("portico.mail.pause", "0.1S"),
                Map.entry("portico.mail.per-sender", "30"),
                Map.entry("portico.mail.smtp.host", "127.0.0.1"),
                Map.entry(
                        "portico.mail.smtp.port",
                        Integer.toString(started.getSmtp().getPort())),
                Map.entry("portico.mail.smtp.protection", "none"),
                Map.entry("portico.mail.imap.host", "127.0.0.1"),
                Map.entry(
                        "portico.mail.imap.port",
                        Integer.toString(started.getImap().getPort())),
                Map.entry("portico.mail.imap.protection", "none"),
                Map.entry("portico.mail.imap.user", "support@portico.example"),
                Map.entry("portico.mail.imap.password", "x"));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private static synchronized GreenMailUser owner(UserManager users, String address) throws UserException {
        String owner = address.replaceFirst("\\+[^@]*@", "@");
        GreenMailUser known = users.getUserByEmail(owner);
        return known == null ? users.createUser(owner, owner, owner) : known;
    }
}
