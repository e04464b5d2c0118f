package dev.portico.portal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The two hidden fields every changing form carries. The token binds a form to the person, the session and the place it was shown in:
 * another site can neither read nor guess it.
 */
@ApplicationScoped
class Forms {
    private final Current current;
    private final byte[] key;

    Forms(Current current, @ConfigProperty(name = "portico.state-secret") Optional<String> secret) {
        this.current = current;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = secret.map(text -> ("csrf " + text).getBytes(StandardCharsets.UTF_8))
                .orElse(random);
    }

    String token() {
        String person = current.own()
                .map(own -> String.valueOf(own.bearer().text("sub")))
                .orElse("");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] sum = mac.doFinal(
                    (person + "\n" + current.session() + "\n" + current.place().prefix())
                            .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean accepts(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token().getBytes(StandardCharsets.UTF_8));
    }

    String submission() {
        return UUID.randomUUID().toString();
    }
}
