package dev.portico.portal.outbox;

import dev.portico.portal.mail.Address;
import dev.portico.portal.mail.MailSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The vendor's addresses: the one that everybody knows, and those that one person was given for one ticket, like
 * {@code support+1001.17.0.<mac>@portico.example}. The sum (HMAC-SHA256, 128 bits of it) says that we made it; who may write with it is
 * decided when somebody does. It speaks of ids only, and whoever has its person's {@code generation} raised makes it worthless.
 */
@ApplicationScoped
public class MailAddresses {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,9})\\.([0-9a-v]{26})");
    private static final Pattern BOUNCE = Pattern.compile("bounce\\.(\\d{1,18})\\.([0-9a-v]{26})");
    /** As Keycloak's extension makes them for mails about accounts; what a tag stands for is known there. */
    private static final Pattern ACCOUNT = Pattern.compile("account\\.([0-9a-v]{26})");

    private static final int SUM = 16;
    private static final int SHORTEST_KEY = 32;

    private final Optional<Address> own;
    private final List<SecretKeySpec> keys;

    MailAddresses(MailSettings settings) {
        this.own = settings.address()
                .map(address -> new Address(address.strip().toLowerCase(Locale.ROOT), settings.name()))
                .filter(address -> address.email().matches("[^@\\s+<>,;:\"()]{1,24}@[^@\\s<>,;:\"()]{1,200}"));
        this.keys = Stream.concat(
                        settings.key().stream(), settings.formerKeys().stream().flatMap(List::stream))
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .filter(key -> key.length >= SHORTEST_KEY)
                .map(key -> new SecretKeySpec(key, "HmacSHA256"))
                .toList();
    }

    /** Whether there is an address that is none but our own, and a key that nobody guesses: else no mail is sent or taken. */
    public boolean areSet() {
        return own.isPresent() && !keys.isEmpty();
    }

    /** The support address. */
    public Address own() {
        return own.orElseThrow(() -> new IllegalStateException("PORTICO_MAIL_ADDRESS is not set"));
    }

    /** The part behind the {@code @}; a placeholder where there is no address. */
    String domain() {
        return own.map(Address::domain).orElse("mail.invalid");
    }

    /** Where this person's answers about this ticket go. */
    String reply(long ticket, long person, int generation) {
        String what = ticket + "." + person + "." + generation;
        return tagged(what + "." + text(sum(keys.get(0), "reply " + what)));
    }

    /** Where mail servers tell that a mail could not be delivered. */
    String bounce(long outgoing) {
        return tagged("bounce." + outgoing + "." + text(sum(keys.get(0), "bounce " + outgoing)));
    }

    /** Whether an address is one of ours, with or without something behind a {@code +}. */
    public boolean isOurs(String address) {
        return own.filter(mine -> mine.email().equals(address) || tag(address).isPresent())
                .isPresent();
    }

    /** What an address of ours was given for; empty for one that we did not make. */
    public Optional<Reply> replyIn(String address) {
        Optional<Matcher> form = tag(address).map(FORM::matcher).filter(Matcher::matches);
        return form.filter(found ->
                        isOurs("reply " + found.group(1) + "." + found.group(2) + "." + found.group(3), found.group(4)))
                .map(found -> new Reply(
                        Long.parseLong(found.group(1)),
                        Long.parseLong(found.group(2)),
                        Integer.parseInt(found.group(3))));
    }

    /** The mail whose delivery an address of ours is about; empty for one that we did not make. */
    public Optional<Long> bounceIn(String address) {
        Optional<Matcher> form = tag(address).map(BOUNCE::matcher).filter(Matcher::matches);
        return form.filter(found -> isOurs("bounce " + found.group(1), found.group(2)))
                .map(found -> Long.parseLong(found.group(1)));
    }

    /** The tag of a mail about an account that an address of ours is about; whether there is such a mail is Keycloak's to say. */
    public Optional<String> accountMailIn(String address) {
        return tag(address).map(ACCOUNT::matcher).filter(Matcher::matches).map(form -> form.group(1));
    }

    /** For whom and about which ticket an address was made. */
    public record Reply(long ticket, long person, int generation) {}

    private String tagged(String tag) {
        Address mine = own();
        return mine.email().substring(0, mine.email().indexOf('@')) + "+" + tag + "@" + mine.domain();
    }

    /** What stands between our name with a {@code +} and our domain. */
    private Optional<String> tag(String address) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        String lower = address.toLowerCase(Locale.ROOT);
        String mine = own.get().email();
        String before = mine.substring(0, mine.indexOf('@')) + "+";
        String behind = "@" + own.get().domain();
        return lower.startsWith(before) && lower.endsWith(behind) && lower.length() > before.length() + behind.length()
                ? Optional.of(lower.substring(before.length(), lower.length() - behind.length()))
                : Optional.empty();
    }

    /** Every key is tried and every byte compared, so that time tells nothing. */
    private boolean isOurs(String what, String sum) {
        List<Boolean> same = new ArrayList<>();
        for (SecretKeySpec key : keys) {
            same.add(MessageDigest.isEqual(
                    text(sum(key, what)).getBytes(StandardCharsets.US_ASCII), sum.getBytes(StandardCharsets.US_ASCII)));
        }
        return same.contains(true);
    }

    private static byte[] sum(SecretKeySpec key, String what) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)), SUM);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In letters that mean the same when a mail server lowers them. */
    private static String text(byte[] sum) {
        String digits = new BigInteger(1, sum).toString(32);
        return "0".repeat(26 - digits.length()) + digits;
    }
}
