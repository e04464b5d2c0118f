package dev.portico.extension.members;

import dev.portico.extension.access.Deed;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Grants;
import dev.portico.extension.journal.Act;
import dev.portico.extension.keys.LatestLinks;
import dev.portico.extension.keys.OrganizationKey;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.rest.Preconditions;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.rest.Throttle;
import dev.portico.extension.revision.Revisions;
import dev.portico.extension.sessions.PortalSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.actiontoken.execactions.ExecuteActionsActionToken;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What is done to a member at one go. An {@code If-Match} is looked at where one is sent. */
final class MemberDeeds {

    /** How long the link to create a new password is good (R33). */
    static final int RESET_HOURS = 24;

    /** How long the link past the organisation's key is good (R34). */
    static final int KEY_LINK_HOURS = 24;

    private static final int RESETS_AN_HOUR = 20;
    private static final int KEY_LINKS_AN_HOUR = 5;

    /** Also of mails that no mail server took. */
    private static final int KEY_LINK_TRIES_AN_HOUR = 20;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final HeldMember held;

    MemberDeeds(KeycloakSession session, RealmModel realm, HeldMember held) {
        this.session = session;
        this.realm = realm;
        this.held = held;
    }

    /** Judges without doing. */
    void judgeRevoking() {
        held.require(Deed.ASSIGN_LEVELS);
        held.keepAnAdmin(NewGrants.nothing(held.member()));
    }

    /** Judges without doing. */
    void judgeDeactivating() {
        held.require(Deed.DEACTIVATE);
        mayBeDeactivated();
    }

    /** Judges without doing. */
    void judge(Deed deed) {
        held.require(deed);
    }

    private void mayBeDeactivated() {
        if (held.isOneself()) {
            throw Problem.conflict(Reason.INVALID_VALUE, "Nobody deactivates themselves; ask another admin");
        }
        held.keepAnAdminEverywhere();
    }

    /** No Access; the person stays a member and the account as it is. */
    void revoke(Instant now) {
        held.require(Deed.ASSIGN_LEVELS);
        Preconditions.of(session).respect(held.tag());
        held.keepAnAdmin(NewGrants.nothing(held.member()));
        Grants.of(session, realm).revoke(held.user(), held.organization(), now);
    }

    /** Nobody does it to themselves: there would be no way back. Once more changes nothing but ends what may be open. */
    void deactivate() {
        held.require(Deed.DEACTIVATE);
        Preconditions.of(session).respect(held.tag());
        mayBeDeactivated();
        enable(false, Act.DEACTIVATED);
    }

    /** Starts clean: whatever was open before, when somebody else disabled the account, is ended now (R39). */
    void activate() {
        held.require(Deed.ACTIVATE);
        Preconditions.of(session).respect(held.tag());
        if (!held.member().enabled()) {
            enable(true, Act.ACTIVATED);
        }
    }

    private void enable(boolean enabled, Act act) {
        UserModel user = held.user();
        if (held.member().enabled() != enabled) {
            user.setEnabled(enabled);
            new Notes(session, realm, held).add(act, Map.of(), Map.of());
        }
        Revisions.of(session, realm).raise(held.id());
        PortalSessions.of(session, realm).endAll(user);
    }

    /** Mails a link with which, once, a new password can be created; until then the old one stays. */
    void resetPassword() {
        held.require(Deed.RESET_PASSWORD);
        Preconditions.of(session).respect(held.tag());
        UserModel user = held.user();
        if (!held.member().enabled()) {
            throw Problem.conflict(Reason.USER_DISABLED, "Activate the account first");
        }
        if (user.getEmail() == null) {
            throw Problem.conflict(Reason.INVALID_VALUE, "There is no email to send a link to");
        }
        new Throttle(session, "resets", RESETS_AN_HOUR).count(user.getId());
        AccountMails mails =
                new AccountMails(session, realm, held.organization().id());
        ClientModel client = mails.client();
        mails.passwordLink(
                user,
                new ExecuteActionsActionToken(
                        user.getId(),
                        user.getEmail(),
                        (int) Time.currentTimeSeconds() + RESET_HOURS * 3600,
                        List.of(UserModel.RequiredAction.UPDATE_PASSWORD.name()),
                        mails.backTo(client),
                        client.getClientId()));
        new Notes(session, realm, held).add(Act.PASSWORD_RESET_SENT, Map.of(), Map.of());
    }

    /**
     * Mails a link that does, once and in one browser, what showing the organisation's key does; the key is not told (R34). Earlier ones
     * count no longer.
     */
    void sendOrganizationKey() {
        held.require(Deed.SEND_ORGANIZATION_KEY);
        Preconditions.of(session).respect(held.tag());
        UserModel user = held.user();
        if (!held.member().enabled()) {
            throw Problem.conflict(Reason.USER_DISABLED, "Activate the account first");
        }
        if (user.getEmail() == null) {
            throw Problem.conflict(Reason.INVALID_VALUE, "There is no email to send a link to");
        }
        OrganizationKey key = OrganizationKeys.of(session, realm)
                .askedIn(held.organization())
                .orElseThrow(() ->
                        Problem.conflict(Reason.INVALID_VALUE, "The organisation asks for no key when signing in"));
        new Throttle(session, "organization-key-link-tries", KEY_LINK_TRIES_AN_HOUR).count(user.getId());
        Throttle links = new Throttle(session, "organization-key-links", KEY_LINKS_AN_HOUR);
        links.requireLeft(user.getId());
        AccountMails mails =
                new AccountMails(session, realm, held.organization().id());
        OrganizationKeyToken token = new OrganizationKeyToken(
                user.getId(), (int) Time.currentTimeSeconds() + KEY_LINK_HOURS * 3600, user.getEmail(), key);
        token.issuedFor(mails.client().getClientId());
        mails.organizationKeyLink(
                user, token, held.organization(), held.authority().user());
        links.count(user.getId());
        new LatestLinks(session).sent(user, held.organization().id(), token.link(), Duration.ofHours(KEY_LINK_HOURS));
        new Notes(session, realm, held).add(Act.ORGANIZATION_KEY_SENT, Map.of(), Map.of());
    }
}
