package dev.portico.stack.reports;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;

/** Whether a Security Event Token (RFC 8417) is the realm's, for this service; the same steps as for an access token. */
final class SignalCheck {

    private final DefaultJWTProcessor<SecurityContext> signed = new DefaultJWTProcessor<>();

    /** @param audience the stream's */
    SignalCheck(String issuer, String audience, JWKSource<SecurityContext> keys) {
        // A token of another type must not pass for a signal, nor a signal for a token (RFC 8417, section 4.5 ff.).
        signed.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("secevent+jwt")));
        signed.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        signed.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("jti", "iat", "sub_id", "events")));
    }

    /**
     * @throws TokenCheck.NotTrusted where it is nothing this service should act on
     * @throws TokenCheck.CouldNotAsk where the keys cannot be had: it has to come again
     */
    JWTClaimsSet check(String signal) throws TokenCheck.NotTrusted, TokenCheck.CouldNotAsk {
        try {
            return signed.process(signal, null);
        } catch (KeySourceException unreachable) {
            throw new TokenCheck.CouldNotAsk(unreachable);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new TokenCheck.NotTrusted(String.valueOf(e.getMessage()));
        }
    }
}
