package dev.portico.extension.invitations;

import dev.portico.extension.journal.InvitationEntity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OrganizationInvitationModel;

/**
 * An invitation as the API shows it; never with its link.
 *
 * @param state {@code pending} or {@code expired}
 * @param mail {@code queued}, {@code sent}, {@code delayed} when the mail server did not take it yet, {@code failed}, or
 *     {@code undelivered} when a mail server said later that it could not deliver it
 * @param mailAnswer what that mail server said, a stranger's text on one line; null unless undelivered
 * @param invitedBy the id of who answers for it; null for one made in the console
 */
record InvitationView(
        String id,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        String level,
        List<String> roles,
        boolean ownTicketsOnly,
        @Nullable String until,
        String state,
        String mail,
        @Nullable String mailAnswer,
        String createdAt,
        String expiresAt,
        @Nullable String invitedBy) {

    static InvitationView of(InvitationRows.Row row, Promises promises) {
        OrganizationInvitationModel keycloaks = row.keycloaks();
        Optional<Promise> promise = row.ours().map(promises::of);
        return new InvitationView(
                row.id(),
                keycloaks.getEmail(),
                keycloaks.getFirstName(),
                keycloaks.getLastName(),
                promise.flatMap(Promise::level).orElse("none"),
                promise.map(each -> each.addOns().stream().sorted().toList()).orElse(List.of()),
                row.ours().map(InvitationEntity::ownTicketsOnly).orElse(false),
                row.ours()
                        .map(InvitationEntity::endsAt)
                        .map(Instant::ofEpochMilli)
                        .map(Instant::toString)
                        .orElse(null),
                row.isOpen() ? State.PENDING.wireName() : "expired",
                row.ours().map(InvitationView::mail).orElse(MailState.SENT.wireName()),
                row.ours().map(InvitationEntity::mailAnswer).orElse(null),
                moment(keycloaks.getCreatedAt()),
                moment(keycloaks.getExpiresAt()),
                row.ours().map(InvitationEntity::inviterId).orElse(null));
    }

    private static String mail(InvitationEntity ours) {
        boolean delayed = ours.mail().equals(MailState.QUEUED.wireName()) && ours.mailTries() > 0;
        return delayed ? "delayed" : ours.mail();
    }

    private static String moment(int seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }
}
