package dev.portico.extension.members;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Account;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.rest.Throttle;
import java.util.Objects;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A new address, which counts once whoever reads its mail has confirmed it; the old one is told (R32).
 *
 * <p>Until then it is kept where Keycloak keeps its own pending addresses: the console shows it there, and can cancel it.
 * That an address is another account's has to be said, or nobody would know why it never comes to count; so that nobody can ask
 * about many addresses that way, new ones can be wanted only some times an hour, whatever becomes of it.
 */
final class EmailChange {

    static final int HOURS = 24;

    private static final int NEW_AN_HOUR = 10;
    private static final int MAILS_AN_HOUR = 10;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final HeldMember held;

    EmailChange(KeycloakSession session, RealmModel realm, HeldMember held) {
        this.session = session;
        this.realm = realm;
        this.held = held;
    }

    /**
     * Throws a 429 for who has wanted many, and a 409 for an address that somebody else has. Asked last, when the change is to be
     * made and nothing else is in its way: who is refused for another reason learns nothing of the address.
     */
    void claim(UserModel user, String wanted) {
        String address = address(wanted);
        if (address.equals(user.getEmail())) {
            return;
        }
        Account asking = Account.of(session, realm, held.authority());
        new Throttle(session, "new-addresses", NEW_AN_HOUR).count(asking.userId());
        if (AccountFields.otherWith(session, user, address).isPresent()) {
            throw Problem.conflictOf(Reason.INVALID_VALUE, "email", "belongs to another account");
        }
    }

    /** Asks the new address and tells the old one; wanting the present address calls off what is pending. */
    boolean ask(UserModel user, String wanted) {
        String address = address(wanted);
        if (address.equals(user.getEmail())) {
            user.removeAttribute(UserModel.EMAIL_PENDING);
            return false;
        }
        new Throttle(session, "address-mails", MAILS_AN_HOUR).count(user.getId());
        user.setSingleAttribute(UserModel.EMAIL_PENDING, address);
        AccountMails mails =
                new AccountMails(session, realm, held.organization().id());
        ClientModel client = mails.client();
        EmailChangeToken token = new EmailChangeToken(
                user.getId(),
                (int) Time.currentTimeSeconds() + HOURS * 3600,
                user.getEmail(),
                address,
                held.organization().id().value(),
                Account.of(session, realm, held.authority()));
        token.issuedFor(client.getClientId());
        mails.confirmAddress(user, token, address);
        if (user.getEmail() != null) {
            mails.addressIsToChange(user, address);
        }
        return true;
    }

    /** As Keycloak keeps them. */
    private static String address(String wanted) {
        return Objects.requireNonNull(KeycloakModelUtils.toLowerCaseSafe(wanted));
    }
}
