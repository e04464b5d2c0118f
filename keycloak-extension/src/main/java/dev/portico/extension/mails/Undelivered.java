package dev.portico.extension.mails;

import dev.portico.extension.journal.AccountMailEntity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mail about somebody's account that did not arrive.
 *
 * @param kind by the wire names of {@link MailKind}
 * @param sentBy the id of who sent it; null where nobody did
 * @param answer what the mail server said, a stranger's text on one line; empty where it said nothing
 */
public record Undelivered(
        String kind, String sentAt, @Nullable String sentBy, String failedAt, String answer) {

    static Undelivered of(AccountMailEntity mail) {
        return new Undelivered(
                mail.kind(),
                Instant.ofEpochMilli(mail.sentAt()).toString(),
                mail.sentBy(),
                Instant.ofEpochMilli(Objects.requireNonNullElse(mail.failedAt(), mail.sentAt()))
                        .toString(),
                Objects.requireNonNullElse(mail.answer(), ""));
    }
}
