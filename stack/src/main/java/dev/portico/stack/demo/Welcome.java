package dev.portico.stack.demo;

import dev.portico.stack.KeycloakSettings;
import dev.portico.stack.PortalServer;
import dev.portico.stack.Ports;
import java.time.Duration;

/** What a person sees when everything runs: where to go and as whom. */
record Welcome(Ports ports, String site, Duration took) {

    @Override
    public String toString() {
        return """

                Ready after %d s.

                Portal    %s
                Keycloak  %s   console: %s / %s
                Mailbox   %s   SMTP %d, IMAP %d
                Messenger on another site   %s

                Mail to %s becomes a ticket, answers to the portal's mails join theirs. The mailbox asks
                nobody who they are, so here, and only here, every sender is believed.

                Log in as  password        where         access
                ada        ada-portico     Acme          Admin, messenger
                ben        ben-portico     Acme          Member, messenger
                cleo       cleo-portico    Acme          Member
                dan        dan-portico     Acme          No Access
                gil        gil-portico     Acme          Coordinator
                eve        eve-portico     Umbra         Admin
                finn       finn-portico    Acme, Umbra   Member of Acme, Admin of Umbra
                sam        sam-portico     vendor        support agent, all organisations
                tess       tess-portico    vendor        support agent, Acme only
                olga       olga-portico    vendor        operator

                Ctrl-C stops everything; the data stay.""".formatted(
                        took.toSeconds(),
                        ports.portalUrl(),
                        ports.keycloakUrl(),
                        KeycloakSettings.ADMIN,
                        KeycloakSettings.ADMIN_PASSWORD,
                        ports.mailboxUrl(),
                        ports.smtp(),
                        ports.imap(),
                        site,
                        PortalServer.SUPPORT);
    }
}
