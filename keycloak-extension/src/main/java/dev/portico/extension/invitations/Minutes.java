package dev.portico.extension.invitations;

import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.directory.Wanted;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What the journal is told of an organisation's invitations. */
final class Minutes {

    private final Journal journal;
    private final OrganizationId organization;

    Minutes(KeycloakSession session, RealmModel realm, OrganizationId organization) {
        this.journal = Journal.of(session, realm);
        this.organization = organization;
    }

    void invited(String invitation, String email, Wanted wanted) {
        journal.note(entry(Act.INVITED, invitation, email)
                .after("level", wanted.level().orElse("none"))
                .after("roles", wanted.addOns().stream().sorted().toList())
                .after("ownTicketsOnly", wanted.ownTicketsOnly())
                .after("until", wanted.until().map(Instant::toString).orElse(null)));
    }

    void resent(String invitation, String email) {
        journal.note(entry(Act.INVITATION_RESENT, invitation, email));
    }

    void revoked(String invitation, String email) {
        journal.note(Entry.of(Act.INVITATION_REVOKED)
                .in(organization)
                .before("invitation", invitation)
                .before("email", email));
    }

    private Entry entry(Act act, String invitation, String email) {
        return Entry.of(act).in(organization).after("invitation", invitation).after("email", email);
    }
}
