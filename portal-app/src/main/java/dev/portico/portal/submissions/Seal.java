package dev.portico.portal.submissions;

import dev.portico.portal.mail.MailSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what comes back from outside (HMAC-SHA256, 128 bits of it) with the key of the reply addresses: links, and when a form was shown. */
@ApplicationScoped
class Seal {
    /** Longer is nobody in front of a form without looking at it again. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final Pattern LINK = Pattern.compile("([0-9a-f]{32})\\.([A-Za-z0-9_-]{22})");
    private static final Pattern STAMP = Pattern.compile("([0-9]{1,15})\\.([A-Za-z0-9_-]{22})");
    private static final int SUM = 16;

    private final List<SecretKeySpec> keys;
    private final Duration fillTime;
    private final InstantSource clock;

    @Inject
    Seal(MailSettings mail, RequestSettings settings) {
        this(
                Stream.concat(mail.key().stream(), mail.formerKeys().stream().flatMap(List::stream))
                        .toList(),
                settings.fillTime(),
                InstantSource.system());
    }

    Seal(List<String> keys, Duration fillTime, InstantSource clock) {
        this.keys = keys.stream()
                .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                .toList();
        this.fillTime = fillTime;
        this.clock = clock;
    }

    /** The part of a link that names a submission. */
    String link(UUID submission) {
        String id = submission.toString().replace("-", "");
        return id + "." + sum(keys.get(0), "submission " + id);
    }

    /** The submission a link names; empty for one that we did not make. */
    Optional<UUID> submission(String link) {
        Matcher form = LINK.matcher(link);
        return form.matches() && isOurs("submission " + form.group(1), form.group(2))
                ? Optional.of(UUID.fromString(
                        form.group(1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")))
                : Optional.empty();
    }

    /** For a form that is shown now. */
    String stamp() {
        String now = Long.toString(clock.instant().toEpochMilli());
        return now + "." + sum(keys.get(0), "shown " + now);
    }

    /** For one that is shown again: who corrects something is not held up by how quickly they do. */
    String stamp(String before) {
        return shown(before).filter(age -> age.compareTo(LONGEST) <= 0).isPresent() ? before : stamp();
    }

    /** Whether the form with this stamp was in front of somebody for as long as a person needs, and not for ever. */
    boolean isTimely(String stamp) {
        return shown(stamp)
                .filter(age -> age.compareTo(fillTime) >= 0 && age.compareTo(LONGEST) <= 0)
                .isPresent();
    }

    /** How long ago it was shown; empty for a stamp that is not ours. */
    private Optional<Duration> shown(String stamp) {
        Matcher form = STAMP.matcher(stamp);
        return form.matches() && isOurs("shown " + form.group(1), form.group(2))
                ? Optional.of(Duration.between(Instant.ofEpochMilli(Long.parseLong(form.group(1))), clock.instant()))
                : Optional.empty();
    }

    private boolean isOurs(String what, String sum) {
        boolean ours = false;
        for (SecretKeySpec key : keys) {
            ours |= MessageDigest.isEqual(
                    sum(key, what).getBytes(StandardCharsets.US_ASCII), sum.getBytes(StandardCharsets.US_ASCII));
        }
        return ours;
    }

    private static String sum(SecretKeySpec key, String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)), SUM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
