package dev.portico.portal.signals;

import dev.portico.portal.access.OrganizationId;
import dev.portico.portal.access.Subject;
import dev.portico.portal.access.UserId;
import dev.portico.portal.signals.Unacceptable.Fault;
import java.util.Optional;

/**
 * Whom a security event is about, its {@code sub_id} (RFC 9493, and the complex subjects of the Shared Signals Framework).
 *
 * @param everybody true where it is the realm itself
 */
record About(Optional<Subject> user, Optional<Subject> organization, Optional<Subject> session, boolean everybody) {
    /** Keycloak's word for all sessions of a user ({@code SecurityEventTokenMapper}). */
    private static final String ALL_SESSIONS = "ALL";

    static About of(Json subject, String issuer) throws Unacceptable {
        String format = subject.text("format").orElse("");
        return switch (format) {
            case "complex" -> complex(subject, issuer);
            case "iss_sub" -> new About(user(subject, issuer), Optional.empty(), Optional.empty(), false);
            case "uri" ->
                new About(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        subject.text("uri").equals(Optional.of(issuer)));
            default -> new About(Optional.empty(), Optional.empty(), Optional.empty(), false);
        };
    }

    /** True where it is somebody the portal does not know how to find. */
    boolean nobody() {
        return user.isEmpty() && organization.isEmpty() && session.isEmpty() && !everybody;
    }

    /** Whose tokens end with a revocation: the narrowest that is named. */
    Optional<Subject> revoked() {
        return session.or(() -> user)
                .or(() -> organization)
                .or(() -> everybody ? Optional.of(Subject.REALM) : Optional.empty());
    }

    private static About complex(Json subject, String issuer) throws Unacceptable {
        Optional<Json> user = subject.object("user");
        return new About(
                user.isPresent() ? user(user.get(), issuer) : Optional.empty(),
                opaque(subject, "tenant").map(OrganizationId::new).map(Subject::of),
                opaque(subject, "session")
                        .filter(id -> !id.equals(ALL_SESSIONS))
                        .map(Subject::ofSession),
                false);
    }

    private static Optional<Subject> user(Json user, String issuer) throws Unacceptable {
        if (!user.text("format").equals(Optional.of("iss_sub"))) {
            return Optional.empty();
        }
        if (!user.text("iss").equals(Optional.of(issuer))) {
            throw new Unacceptable(Fault.REQUEST, "the subject is another issuer's");
        }
        return user.text("sub").map(UserId::new).map(Subject::of);
    }

    private static Optional<String> opaque(Json subject, String name) throws Unacceptable {
        Optional<Json> part = subject.object(name);
        return part.isEmpty() || !part.get().text("format").equals(Optional.of("opaque"))
                ? Optional.empty()
                : part.get().text("id");
    }
}
