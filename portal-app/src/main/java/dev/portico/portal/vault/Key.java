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
    private static final byte[] SALT = bytes("portico vault 1");
    private static final int LENGTH = 32;
    private static final int FINGERPRINT = 8;

    private final byte[] secret;
    private final String fingerprint;

    Key(byte[] secret) {
        this.secret = secret.clone();
        this.fingerprint = HexFormat.of().formatHex(derived("fingerprint", FINGERPRINT));
    }

    /** What says that something was sealed with it. */
    String fingerprint() {
        return fingerprint;
    }

    /** Seals as somebody's and as something: only as both of these it is opened again. */
    byte[] seal(UserId owner, String what, String text) {
        try {
            return of(owner).encrypt(bytes(text), bound(owner, what));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Unopenable where it was sealed as somebody else's or as something else, or is not what was sealed */
    String open(UserId owner, String what, byte[] content) {
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
            return Hkdf.computeHkdf(MAC, secret, SALT, bytes(purpose), length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is sealed says neither; it is sealed along with it (associated data). */
    private static byte[] bound(UserId owner, String what) {
        return bytes(owner.value() + "\n" + what);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
