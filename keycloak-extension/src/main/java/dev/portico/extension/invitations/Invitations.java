package dev.portico.extension.invitations;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.InvitationEntity;
import dev.portico.extension.rest.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.OrganizationInvitationEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.InvitationManager;
import org.keycloak.organization.OrganizationProvider;

/**
 * Invites people into one organisation, on behalf of somebody who was found permitted.
 *
 * <p>Whether an account with the address exists is not looked up here: what comes back must not tell (ATTACKS 19). Which of
 * Keycloak's two links somebody gets is decided when the mail is written.
 */
final class Invitations {

    /**
     * People are away for a few days. The realm's lifespan of links that administrators send, which Keycloak takes, is meant for
     * resets and is half a day; where it is longer it counts.
     */
    static final int OPEN_FOR = (int) Duration.ofDays(7).toSeconds();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Organization organization;
    private final Sender sender;
    private final Terms terms;
    private final InvitationRows rows;
    private final Promises promises;
    private final Minutes minutes;
    private final long now;

    Invitations(KeycloakSession session, RealmModel realm, Organization organization, Sender sender) {
        this.session = session;
        this.realm = realm;
        this.organization = organization;
        this.sender = sender;
        this.now = Time.currentTimeMillis();
        Directory directory = Directory.of(session, realm);
        this.terms = new Terms(
                directory.roles(),
                directory.settings(organization).defaultLevel(),
                sender.ceiling(),
                sender.horizon(),
                Instant.ofEpochMilli(now));
        this.rows = new InvitationRows(session, realm, organization.id());
        this.promises = new Promises(realm);
        this.minutes = new Minutes(session, realm, organization.id());
    }

    /** What is known about some addresses, read at one go. */
    record Known(Set<String> members, Set<String> invited) {}

    /** Reads that, and clears away invitations of these addresses that have ended. */
    Known known(Collection<String> emails) {
        List<InvitationRows.Row> found = rows.of(emails);
        found.stream().filter(row -> !row.isOpen()).forEach(this::close);
        rows.orphans(emails).forEach(orphan -> rows.close(orphan, State.REVOKED));
        rows.flush();
        return known(emails, found);
    }

    private Known known(Collection<String> emails, List<InvitationRows.Row> found) {
        return new Known(
                rows.members(emails),
                found.stream()
                        .filter(InvitationRows.Row::isOpen)
                        .map(row -> row.keycloaks().getEmail())
                        .collect(Collectors.toSet()));
    }

    /** Throws when it makes no sense or exceeds what the inviter holds; says nothing about the address. */
    void check(Wish wish) {
        if (!organization.enabled()) {
            throw Refused.because(Reason.ORGANIZATION_DISABLED, "The organization is disabled");
        }
        terms.check(wish.wanted());
    }

    /** Throws whatever {@link #invite} would; changes nothing. */
    void judge(Wish wish) {
        List<String> emails = List.of(wish.email());
        judge(wish, known(emails, rows.of(emails)));
    }

    /** Throws whatever {@link #resend} and {@link #revoke} would; changes nothing. */
    void judge(InvitationRows.Row row) {
        checkRank(row);
    }

    private void judge(Wish wish, Known known) {
        check(wish);
        if (known.members().contains(wish.email())) {
            throw Refused.field(Reason.ALREADY_MEMBER, Wish.EMAIL, "is a member's already");
        }
        if (known.invited().contains(wish.email())) {
            throw Refused.invitedAlready();
        }
    }

    InvitationRows.Row invite(Wish wish, Known known) {
        judge(wish, known);
        OrganizationInvitationModel keycloaks = create(
                wish.email(), wish.firstName().orElse(null), wish.lastName().orElse(null));
        InvitationRows.Row made = add(keycloaks, ours -> promises.write(wish.wanted(), ours));
        minutes.invited(made.id(), wish.email(), wish.wanted());
        return made;
    }

    /** A new link in a new mail: the old one dies, and whoever sends it answers for it from now on. */
    InvitationRows.Row resend(InvitationRows.Row row) {
        checkRank(row);
        checkHorizon(row);
        OrganizationInvitationModel old = row.keycloaks();
        manager().remove(old.getId());
        rows.flush();
        OrganizationInvitationModel next = create(old.getEmail(), old.getFirstName(), old.getLastName());
        rows.flush();
        minutes.resent(row.id(), old.getEmail());
        if (row.ours().isEmpty()) {
            return add(next, ours -> {});
        }
        InvitationEntity ours = row.ours().get();
        if (!rows.replace(ours, next.getId(), sender, now)) {
            throw Problem.notFound();
        }
        Courier.nudgeAfterCommit(session);
        return new InvitationRows.Row(next, Optional.of(ours));
    }

    /** The link dies. */
    void revoke(InvitationRows.Row row) {
        checkRank(row);
        if (!close(row)) {
            throw Problem.notFound();
        }
        minutes.revoked(row.id(), row.keycloaks().getEmail());
    }

    /** Who could not have granted it may not touch it either. */
    private void checkRank(InvitationRows.Row row) {
        Entitlements promised = row.ours()
                .map(ours -> terms.carriedBy(promises.of(ours).wanted()))
                .orElse(Entitlements.NONE);
        if (!sender.ceiling().covers(promised)) {
            throw Refused.because(Reason.ABOVE_OWN_RIGHTS, "This invitation grants more than you hold yourself");
        }
    }

    /** Who sends it again answers for it, and for how long it grants something. */
    private void checkHorizon(InvitationRows.Row row) {
        boolean outlasts = row.ours()
                .map(ours -> promises.of(ours).wanted())
                .filter(wanted -> !terms.carriedBy(wanted).isEmpty())
                .filter(wanted -> !sender.horizon().covers(wanted.until()))
                .isPresent();
        if (outlasts) {
            throw Refused.because(
                    Reason.ABOVE_OWN_RIGHTS, "This invitation grants something for longer than you hold it yourself");
        }
    }

    void flush() {
        rows.flush();
    }

    private boolean close(InvitationRows.Row row) {
        boolean closed = row.ours().map(ours -> rows.close(ours, State.REVOKED)).orElse(true);
        return manager().remove(row.keycloaks().getId()) && closed;
    }

    private InvitationRows.Row add(OrganizationInvitationModel keycloaks, Consumer<InvitationEntity> granting) {
        InvitationEntity ours = new InvitationEntity(
                KeycloakModelUtils.generateId(),
                realm.getId(),
                organization.id().value(),
                keycloaks.getEmail(),
                keycloaks.getId(),
                now);
        ours.sentBy(
                sender.inviter().userId(),
                sender.inviter().realmId(),
                sender.inviter().language().orElse(null),
                sender.address());
        if (sender.toMany()) {
            ours.oneOfMany();
        }
        granting.accept(ours);
        rows.add(ours);
        Courier.nudgeAfterCommit(session);
        return new InvitationRows.Row(keycloaks, Optional.of(ours));
    }

    private OrganizationInvitationModel create(String email, @Nullable String firstName, @Nullable String lastName) {
        OrganizationProvider provider = session.getProvider(OrganizationProvider.class);
        OrganizationInvitationModel made =
                manager().create(provider.getById(organization.id().value()), email, firstName, lastName);
        if (made instanceof OrganizationInvitationEntity entity) {
            entity.setExpiresAt(Math.max(entity.getExpiresAt(), entity.getCreatedAt() + OPEN_FOR));
        }
        return made;
    }

    private InvitationManager manager() {
        return session.getProvider(OrganizationProvider.class).getInvitationManager();
    }
}
