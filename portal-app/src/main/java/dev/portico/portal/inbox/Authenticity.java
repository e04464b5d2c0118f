package dev.portico.portal.inbox;

import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.MailSettings;
import dev.portico.portal.mail.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a mail is from whom it says. From is anybody's to write; what counts is what our own mail server found out and wrote on top of
 * the mail ({@code Authentication-Results}, RFC 8601), and of that only what is about the domain in From itself: DMARC passed, a DKIM
 * signature of that domain, or that the sender signed in to our server with that address. SPF alone says nothing about From.
 */
@ApplicationScoped
class Authenticity {
    private final Optional<String> server;
    private final boolean everybody;

    Authenticity(MailSettings settings) {
        this.server = settings.trustedServer().map(name -> name.strip().toLowerCase(Locale.ROOT));
        this.everybody = settings.believeSenders();
    }

    /** The sender, when it is certain who that is. */
    Optional<Address> sender(Marks marks) {
        if (marks.froms().size() != 1) {
            return Optional.empty();
        }
        Address from = marks.froms().get(0);
        return everybody || isProven(marks.results(), from) ? Optional.of(from) : Optional.empty();
    }

    /** Only the topmost: ours writes above what came with the mail, and everything below may be forged. */
    private boolean isProven(List<String> results, Address from) {
        return server.isPresent()
                && !results.isEmpty()
                && Results.of(results.get(0))
                        .filter(found -> found.server().equals(server.get()))
                        .filter(found -> found.all().stream().anyMatch(result -> proves(result, from)))
                        .isPresent();
    }

    private static boolean proves(Results.Result result, Address from) {
        return result.passed()
                && switch (result.method()) {
                    case "dmarc" -> result.says("header.from", from.domain());
                    case "dkim" -> result.says("header.d", from.domain());
                    case "auth" -> result.says("smtp.auth", from.email());
                    default -> false;
                };
    }
}
