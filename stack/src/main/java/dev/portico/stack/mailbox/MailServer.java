package dev.portico.stack.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;

/**
 * GreenMail that takes mails from nobody: {@code MAIL FROM:<>}, by which mail servers report that they could not deliver something
 * (RFC 5321 section 4.5.5). GreenMail says 250 to it, keeps no sender, and refuses each recipient with 503.
 */
final class MailServer extends GreenMail {

    MailServer(ServerSetup[] setups) {
        super(setups);
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        Map<String, AbstractServer> services = super.createServices(setups, managers);
        services.replaceAll((name, service) ->
                service instanceof SmtpServer ? new FromNobodyToo(service.getServerSetup(), managers) : service);
        return services;
    }

    private static final class FromNobodyToo extends SmtpServer {

        FromNobodyToo(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new SmtpHandler(new Commands(), managers.getSmtpManager(), client);
        }
    }

    private static final class Commands extends SmtpCommandRegistry {

        @Override
        public SmtpCommand getCommand(String name) {
            SmtpCommand known = super.getCommand(name);
            return name.equals("MAIL") ? new Sender(known) : known;
        }
    }

    /** The command MAIL, which keeps an empty sender as one. */
    private static final class Sender extends SmtpCommand {

        private final SmtpCommand known;

        Sender(SmtpCommand known) {
            this.known = known;
        }

        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line)
                throws IOException {
            known.execute(connection, state, manager, line);
            if (line.toUpperCase(Locale.ROOT).matches("MAIL FROM:\\s?<>.*")) {
                state.getMessage().setReturnPath(new MailAddress(""));
            }
        }
    }
}
