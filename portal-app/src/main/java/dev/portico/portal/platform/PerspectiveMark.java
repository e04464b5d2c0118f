package dev.portico.portal.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a browser keeps of a perspective that was begun in it: which it is, and where to go back to. Sealed for the viewer's session and
 * the place, so that an address alone begins nothing: who follows a link to it is led home.
 *
 * @param sid of the perspective
 * @param back an address in the viewer's own place
 */
record PerspectiveMark(String sid, String back) {
    /** The cookie, whose path is the place. */
    static final String COOKIE = "portal_perspective";

    private static final String NOTHING = "";

    /** Seals marks, and reads those it has sealed. */
    static final class Seal {
        private final byte[] key;

        Seal(Optional<String> secret) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            key = secret.map(text -> ("perspective " + text).getBytes(StandardCharsets.UTF_8))
                    .orElse(random);
        }

        /** @param session of the viewer's own */
        String sealed(PerspectiveMark mark, Place place, String session) {
            String said = text(mark.sid()) + "." + text(mark.back());
            return said + "." + sum(said, place, session);
        }

        Optional<PerspectiveMark> read(@Nullable String value, Place place, String session) {
            String[] parts = (value == null ? NOTHING : value).split("\\.", -1);
            if (parts.length != 3
                    || !MessageDigest.isEqual(
                            parts[2].getBytes(StandardCharsets.UTF_8),
                            sum(parts[0] + "." + parts[1], place, session).getBytes(StandardCharsets.UTF_8))) {
                return Optional.empty();
            }
            return Optional.of(new PerspectiveMark(words(parts[0]), words(parts[1])));
        }

        private String sum(String said, Place place, String session) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(
                                (said + "\n" + place.prefix() + "\n" + session).getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static String text(String words) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        }

        private static String words(String text) {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        }
    }
}
