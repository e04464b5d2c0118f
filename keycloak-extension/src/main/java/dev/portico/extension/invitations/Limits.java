package dev.portico.extension.invitations;

import dev.portico.extension.access.Organization;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.rest.Throttle;
import org.keycloak.models.KeycloakSession;

/**
 * How many invitations somebody sends one by one, and how many one address gets from an organisation, in an hour:
 * generous for who works with people, too few to bury a mailbox. A file has its own limit of lines, and no other than that of each
 * address. Organisations are counted apart, so that none can tell or use up what another sends.
 */
final class Limits {

    private static final int BY_ONE = 200;
    private static final int TO_ONE = 5;

    private final KeycloakSession session;
    private final Organization organization;

    Limits(KeycloakSession session, Organization organization) {
        this.session = session;
        this.organization = organization;
    }

    /** Counts one that was made; throws a 429, and nothing of it stays, when it was one too many. */
    void count(Sender sender, String email) {
        boolean fits = new Throttle(session, "invitations", BY_ONE)
                        .take(sender.inviter().userId())
                && takes(email);
        if (!fits) {
            session.getTransactionManager().setRollbackOnly();
            throw Problem.tooMany(
                    "Not more than " + BY_ONE + " invitations an hour, and " + TO_ONE + " to one address");
        }
    }

    /** Counts one more to this address; false when that is one too many. */
    boolean takes(String email) {
        return new Throttle(session, "invited", TO_ONE).take(organization.id().value() + "." + email);
    }
}
