package dev.portico.stack.reports;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Whom a request comes from and what they may do, by the order of {@code docs/trust-these-tokens.md}. */
final class TokenCheck {

    /** Clocks of two machines differ; more than this is no difference of clocks. */
    private static final int SKEW_SECONDS = 5;

    private final DefaultJWTProcessor<SecurityContext> signed = new DefaultJWTProcessor<>();
    private final Set<String> clients;
    private final Predicate<JWTClaimsSet> outdated;

    /**
     * @param keys the realm's, by its {@code jwks_uri}; kept, and asked again for a key that is not known
     * @param clients whose tokens are accepted
     * @param outdated whether a signal has told that the token counts no longer
     */
    TokenCheck(
            String issuer,
            String audience,
            Set<String> clients,
            JWKSource<SecurityContext> keys,
            Predicate<JWTClaimsSet> outdated,
            Clock clock) {
        this.clients = clients;
        this.outdated = outdated;
        JWTClaimsSet exactly =
                new JWTClaimsSet.Builder().issuer(issuer).claim("typ", "Bearer").build();
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(audience, exactly, Set.of("sub", "azp", "exp", "iat")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew(SKEW_SECONDS);
        signed.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        signed.setJWTClaimsSetVerifier(claims);
    }

    /** Who asks. */
    record Caller(String subject, Optional<String> organization, List<String> entitlements) {

        /** @throws NotPermitted where the one permission that is needed is not there, 403 */
        void require(String permission) throws NotPermitted {
            if (!entitlements.contains(permission)) {
                throw new NotPermitted(permission);
            }
        }
    }

    /**
     * @throws NotTrusted where the token is none of this service's, or counts no longer: 401, the caller gets another one
     * @throws CouldNotAsk where the keys cannot be had: 503, which says nothing about the caller
     */
    Caller check(String token) throws NotTrusted, CouldNotAsk {
        try {
            JWTClaimsSet claims = signed.process(token, null);
            String client = claims.getStringClaim("azp");
            if (!clients.contains(client)) {
                throw new NotTrusted("made for " + client);
            }
            if (claims.getClaim("act") != null) {
                throw new NotTrusted("somebody is looking through another's eyes");
            }
            if (outdated.test(claims)) {
                throw new NotTrusted("counts no longer");
            }
            return new Caller(
                    claims.getSubject(),
                    Optional.ofNullable(claims.getStringClaim("org_id")),
                    claims.getStringListClaim("entitlements"));
        } catch (KeySourceException unreachable) {
            throw new CouldNotAsk(unreachable);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new NotTrusted(String.valueOf(e.getMessage()));
        }
    }

    /** 401. */
    static final class NotTrusted extends Exception {
        private static final long serialVersionUID = 1L;

        NotTrusted(String why) {
            super(why);
        }
    }

    /** 403. */
    static final class NotPermitted extends Exception {
        private static final long serialVersionUID = 1L;

        NotPermitted(String permission) {
            super(permission);
        }
    }

    /** 503. */
    static final class CouldNotAsk extends Exception {
        private static final long serialVersionUID = 1L;

        CouldNotAsk(Throwable why) {
            super(why);
        }
    }
}
