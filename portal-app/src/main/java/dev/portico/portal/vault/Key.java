package dev.portico.portal.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import dev.portico.portal.access.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * One key of an installation, from which everybody has a key of their own (HKDF with SHA-256, RFC 5869), with which their texts are
 * sealed (AES-256 in GCM). A person's key is kept nowhere.
 */
final class Key {
    private static final String MAC = "HMACSHA256";
    private static final String SALT = "portico vault 2";
    /** Of keys with which nothing is sealed any more: no version was sealed along. */
    private static final String FIRST_SALT = "portico vault 1";

    private static final int LENGTH = 32;
    private static final int FINGERPRINT = 8;

    private final byte[] secret;
    private final byte[] salt;
    private final boolean versions;
    private final String fingerprint;

    Key(byte[] secret) {
        this(secret, SALT, true);
    }

    private Key(byte[] secret, String salt, boolean versions) {
        this.secret = secret.clone();
        this.salt = bytes(salt);
        this.versions = versions;
        this.fingerprint = HexFormat.of().formatHex(derived("fingerprint", FINGERPRINT));
    }

    /** What the same secret was once. */
    Key first() {
        return new Key(secret, FIRST_SALT, false);
    }

    /** What says that something was sealed with it. */
    String fingerprint() {
        return fingerprint;
    }

    /** Seals as somebody's and as something: only as both of these it is opened again. */
    byte[] seal(UserId owner, Sealed.What what, String text) {
        try {
            return of(owner).encrypt(bytes(text), bound(owner, what));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Unopenable where it was sealed as somebody else's or as something else, or is not what was sealed */
    String open(UserId owner, Sealed.What what, byte[] content) {
        try {
            return new String(of(owner).decrypt(content, bound(owner, what)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException other) {
            throw new Unopenable(Unopenable.Why.NOT_THIS_ONE);
        }
    }

    private Aead of(UserId owner) throws GeneralSecurityException {
        return new AesGcmJce(derived("key of " + owner.value(), LENGTH));
    }

    private byte[] derived(String purpose, int length) {
        try {
            return Hkdf.computeHkdf(MAC, secret, salt, bytes(purpose), length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is sealed says neither; it is sealed along with it (associated data). */
    private byte[] bound(UserId owner, Sealed.What what) {
        String place = owner.value() + "\n" + what.place();
        return bytes(versions && what.version() > 0 ? place + "\n" + what.version() : place);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
