package dev.portico.portal.signals;

import dev.portico.portal.signals.Unacceptable.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Believes tokens that this realm signed, lately, for this receiver, of the kind expected: an access token has the same signature, and a
 * signal for somebody else too (RFC 8417 section 4, RFC 8725 sections 3.1, 3.8, 3.9, 3.11).
 */
@ApplicationScoped
class Tokens {
    /** Characters; the largest of ours has about 4,000. */
    static final int LARGEST = 64 * 1024;

    private static final int AHEAD = (int) Duration.ofSeconds(60).toSeconds();
    private static final int OLDEST = (int) Duration.ofDays(3).toSeconds();
    private static final int LONGEST_ID = 255;

    private final RealmKeys keys;

    Tokens(RealmKeys keys) {
        this.keys = keys;
    }

    String issuer() {
        return keys.issuer();
    }

    /**
     * The claims of such a token.
     *
     * @param type {@code typ} of its header
     * @throws Unacceptable when it is none
     * @throws Unknown when that could not be found out
     */
    JwtClaims verified(String token, String type, String audience) throws Unacceptable {
        if (token.length() > LARGEST) {
            throw new Unacceptable(Fault.REQUEST, "too large");
        }
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys)
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, RealmKeys.ALGORITHMS.toArray(String[]::new))
                .setExpectedType(true, type)
                .setExpectedIssuer(true, keys.issuer())
                .setExpectedAudience(true, audience)
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(AHEAD, OLDEST)
                .build();
        try {
            JwtClaims claims = consumer.processToClaims(token);
            if (claims.getJwtId().length() > LONGEST_ID) {
                throw new Unacceptable(Fault.REQUEST, "jti is too long");
            }
            return claims;
        } catch (InvalidJwtException invalid) {
            unlessUnknown(invalid);
            throw new Unacceptable(fault(invalid), description(invalid));
        } catch (org.jose4j.jwt.MalformedClaimException malformed) {
            throw new Unacceptable(Fault.REQUEST, "jti is no text");
        }
    }

    private static void unlessUnknown(InvalidJwtException invalid) {
        for (@Nullable Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unknown unknown) {
                throw unknown;
            }
        }
    }

    private static Fault fault(InvalidJwtException invalid) {
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
            return Fault.ISSUER;
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return Fault.AUDIENCE;
        }
        return invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
                        || invalid.getCause() instanceof org.jose4j.lang.UnresolvableKeyException
                ? Fault.KEY
                : Fault.REQUEST;
    }

    /** Named by us: the library's words may repeat what was sent. */
    private static String description(InvalidJwtException invalid) {
        if (invalid.hasErrorCode(ErrorCodes.TYPE_INVALID) || invalid.hasErrorCode(ErrorCodes.TYPE_MISSING)) {
            return "typ is not the one expected";
        }
        if (invalid.hasErrorCode(ErrorCodes.ISSUED_AT_INVALID_FUTURE)
                || invalid.hasErrorCode(ErrorCodes.ISSUED_AT_INVALID_PAST)
                || invalid.hasErrorCode(ErrorCodes.ISSUED_AT_MISSING)) {
            return "iat is missing, in the future or too long ago";
        }
        if (invalid.hasErrorCode(ErrorCodes.JWT_ID_MISSING)) {
            return "jti is missing";
        }
        if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) {
            return "expired";
        }
        return switch (fault(invalid)) {
            case ISSUER -> "iss is not the realm";
            case AUDIENCE -> "aud is not this receiver";
            case KEY -> "the signature is not the realm's";
            default -> "not a token that could be verified";
        };
    }
}
