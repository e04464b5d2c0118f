package dev.portico.portal.vault;

import dev.portico.portal.access.UserId;
import dev.portico.portal.vault.Unopenable.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Seals what somebody writes for themselves, and opens it for them: {@code vault.open(owner, "note 7", sealed)}. Whoever reads the
 * database learns nothing of it; whoever exchanges what is in two rows makes neither open. It does not ask who wants to know: that is
 * for whoever looks up the row through its owner.
 */
@ApplicationScoped
public class Vault {
    private static final Logger LOG = Logger.getLogger(Vault.class);
    private static final int SHORTEST = 32;

    private final Key today;
    private final Map<String, Key> known = new LinkedHashMap<>();
    private final List<String> former;
    private final List<Key> first;
    private final boolean lasting;

    @Inject
    Vault(VaultSettings settings, @ConfigProperty(name = "portico.state-secret") Optional<String> otherwise) {
        this(settings.key(), settings.formerKeys().orElse(List.of()), otherwise);
    }

    /** @param otherwise what replicas have in common where there is no key: good enough for drafts, which nobody misses for long */
    Vault(Optional<String> key, List<String> formerKeys, Optional<String> otherwise) {
        this.lasting = key.filter(Vault::isLongEnough).isPresent();
        this.today = key.filter(Vault::isLongEnough)
                .map(Vault::of)
                .or(() -> otherwise.filter(Vault::isLongEnough).map(Vault::drafts))
                .orElseGet(Vault::random);
        formerKeys.stream().filter(Vault::isLongEnough).map(Vault::of).forEach(this::knows);
        knows(today);
        former = known.keySet().stream()
                .filter(each -> !each.equals(today.fingerprint()))
                .toList();
        // What was begun before there was a key.
        otherwise.filter(Vault::isLongEnough).map(Vault::drafts).ifPresent(this::knows);
        first = List.copyOf(known.values()).stream().map(Key::first).toList();
        first.forEach(this::knows);
        if (!lasting) {
            LOG.logf(
                    key.isPresent() ? Logger.Level.WARN : Logger.Level.INFO,
                    "there are no private notes: PORTICO_VAULT_KEY of at least %d characters has to be set",
                    SHORTEST);
        }
    }

    /** False where no key is set: what is sealed then lasts as long as the secret of the sessions, or as this process. */
    public boolean lasts() {
        return lasting;
    }

    /**
     * For this owner, and as this.
     *
     * @param what what it is, so that it is opened as nothing else: the place where it is kept
     */
    public Sealed seal(UserId owner, String what, String text) {
        return seal(owner, new Sealed.What(what, 0), text);
    }

    Sealed seal(UserId owner, Sealed.What what, String text) {
        return new Sealed(today.fingerprint(), today.seal(owner, what, text));
    }

    /**
     * As it was written.
     *
     * @throws Unopenable where that is not this owner's or not this
     */
    public String open(UserId owner, String what, Sealed sealed) {
        return open(owner, new Sealed.What(what, 0), sealed);
    }

    String open(UserId owner, Sealed.What what, Sealed sealed) {
        @Nullable Key key = known.get(sealed.key());
        if (key == null) {
            throw new Unopenable(Why.UNKNOWN_KEY);
        }
        return key.open(owner, what, sealed.content());
    }

    /** Which key is today's, by its fingerprint. */
    String today() {
        return today.fingerprint();
    }

    /** The fingerprints of those of the past. */
    List<String> former() {
        return former;
    }

    /** Those, and what all of them were once: what is sealed with one of these is to be sealed anew. */
    List<String> outdated() {
        return Stream.concat(former.stream(), first.stream().map(Key::fingerprint))
                .toList();
    }

    private void knows(Key key) {
        known.put(key.fingerprint(), key);
    }

    private static boolean isLongEnough(String key) {
        return key.strip().length() >= SHORTEST;
    }

    private static Key of(String key) {
        return new Key(key.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static Key drafts(String secret) {
        return of("drafts " + secret);
    }

    private static Key random() {
        byte[] random = new byte[SHORTEST];
        new SecureRandom().nextBytes(random);
        return new Key(random);
    }
}
