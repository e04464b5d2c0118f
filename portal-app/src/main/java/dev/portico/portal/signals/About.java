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
record About(Optional<UserId> person, Optional<OrganizationId> tenant, Optional<Subject> session, boolean everybody) {
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
            default -> NOBODY;
        };
    }

    /** Nobody the portal knows how to find. */
    static final About NOBODY = new About(Optional.empty(), Optional.empty(), Optional.empty(), false);

    Optional<Subject> user() {
        return person.map(Subject::of);
    }

    Optional<Subject> organization() {
        return tenant.map(Subject::of);
    }

    boolean nobody() {
        return equals(NOBODY);
    }

    /** Whose tokens end with a revocation: the narrowest that is named. */
    Optional<Subject> revoked() {
        return session.or(() -> person.flatMap(user -> tenant.map(there -> Subject.of(user, there))))
                .or(this::user)
                .or(this::organization)
                .or(() -> everybody ? Optional.of(Subject.REALM) : Optional.empty());
    }

    private static About complex(Json subject, String issuer) throws Unacceptable {
        Optional<Json> user = subject.object("user");
        return new About(
                user.isPresent() ? user(user.get(), issuer) : Optional.empty(),
                opaque(subject, "tenant").map(OrganizationId::new),
                opaque(subject, "session")
                        .filter(id -> !id.equals(ALL_SESSIONS))
                        .map(Subject::ofSession),
                false);
    }

    private static Optional<UserId> user(Json user, String issuer) throws Unacceptable {
        if (!user.text("format").equals(Optional.of("iss_sub"))) {
            return Optional.empty();
        }
        if (!user.text("iss").equals(Optional.of(issuer))) {
            throw new Unacceptable(Fault.REQUEST, "the subject is another issuer's");
        }
        return user.text("sub").map(UserId::new);
    }

    private static Optional<String> opaque(Json subject, String name) throws Unacceptable {
        Optional<Json> part = subject.object(name);
        return part.isEmpty() || !part.get().text("format").equals(Optional.of("opaque"))
                ? Optional.empty()
                : part.get().text("id");
    }
}
