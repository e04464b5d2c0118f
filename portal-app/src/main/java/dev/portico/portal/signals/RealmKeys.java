package dev.portico.portal.signals;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * The realm's issuer and the keys it signs with. Keys rotate: one that is not known is asked for, though not more often than every few
 * seconds whoever sends it, and none is believed for long without asking again, because keys are also withdrawn.
 */
@ApplicationScoped
class RealmKeys implements VerificationKeyResolver {
    private static final Logger LOG = Logger.getLogger(RealmKeys.class);
    /** Never {@code none}, and none whose key verifies and signs alike. */
    static final Set<String> ALGORITHMS =
            Set.of(AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private static final Duration BELIEVED = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KeySource realm;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile Instant lastAsked = Instant.MIN;

    @Inject
    RealmKeys(@RestClient KeySource realm) {
        this(realm, InstantSource.system());
    }

    RealmKeys(KeySource realm, InstantSource clock) {
        this.realm = realm;
        this.clock = clock;
    }

    /**
     * What the realm calls itself.
     *
     * @throws Unknown when it could not be asked
     */
    String issuer() {
        return current().issuer();
    }

    /**
     * The key whose signature this is.
     *
     * @throws Unknown when it could not be asked, or was asked a moment ago: the key may be new since
     * @throws UnresolvableKeyException when the realm has no such key
     */
    @Override
    public Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        if (!ALGORITHMS.contains(String.valueOf(signature.getAlgorithmHeaderValue()))) {
            throw new UnresolvableKeyException("no key of the realm is for that algorithm");
        }
        Known before = current();
        @Nullable JsonWebKey key = select(signature, before);
        if (key == null) {
            key = select(signature, newerThan(before.at()));
        }
        if (key == null) {
            throw new UnresolvableKeyException("the realm has no such key");
        }
        return key.getKey();
    }

    private static @Nullable JsonWebKey select(JsonWebSignature signature, Known known)
            throws UnresolvableKeyException {
        try {
            return new VerificationJwkSelector().select(signature, known.keys());
        } catch (JoseException unusable) {
            throw new UnresolvableKeyException("no key can be chosen", unusable);
        }
    }

    private Known current() {
        @Nullable Known now = known;
        return now != null && now.at().plus(BELIEVED).isAfter(clock.instant())
                ? now
                : newerThan(now == null ? Instant.MIN : now.at());
    }

    private Known newerThan(Instant old) {
        try {
            if (!asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unknown("the realm's keys are being asked for");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unknown("interrupted");
        }
        try {
            @Nullable Known now = known;
            return now != null && now.at().isAfter(old) ? now : ask();
        } finally {
            asking.unlock();
        }
    }

    private Known ask() {
        Instant now = clock.instant();
        if (lastAsked.isAfter(now.minus(PAUSE))) {
            throw new Unknown("the realm's keys were asked for a moment ago");
        }
        lastAsked = now;
        try {
            JsonObject description = new JsonObject(realm.description());
            // Without an issuer to compare with, any would do.
            String issuer = Objects.requireNonNull(description.getString("issuer"));
            String keys = realm.keys(Objects.requireNonNull(description.getString("jwks_uri")));
            Known answer = new Known(issuer, new JsonWebKeySet(keys).getJsonWebKeys(), clock.instant());
            known = answer;
            return answer;
        } catch (RuntimeException | JoseException failed) {
            LOG.warnf("the realm's keys could not be asked for: %s", failed.toString());
            throw new Unknown("the realm's keys could not be asked for");
        }
    }

    private record Known(String issuer, List<JsonWebKey> keys, Instant at) {}
}
