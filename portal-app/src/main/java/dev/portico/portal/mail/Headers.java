package dev.portico.portal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import java.text.ParsePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The header fields of a mail that the portal uses. */
final class Headers {

    private static final int MANY = 500;
    private static final int LONGEST = 20_000;
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final Instant FIRST_MAIL = Instant.parse("1971-01-01T00:00:00Z");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()@]{1,254}@[^\\s<>,;:\"()@]{1,254}");

    private static final Pattern BRACKETED = Pattern.compile("^([^<>]*)<(" + ADDRESS.pattern() + ")>");

    private final MimeMessage message;

    Headers(MimeMessage message) {
        this.message = message;
    }

    String text(String name) throws MessagingException {
        return HeaderText.of(raw(name));
    }

    /** The Message-ID, or one made of a hash where there is none. */
    MessageId id(String hash) throws MessagingException {
        List<MessageId> own = MessageId.first(idText("Message-ID"));
        return own.isEmpty() ? MessageId.ofContent(hash) : own.get(0);
    }

    /** The mails this one answers: References, then In-Reply-To. */
    List<MessageId> mentions() throws MessagingException {
        List<MessageId> ids = new ArrayList<>(MessageId.all(idText("References")));
        ids.addAll(MessageId.all(idText("In-Reply-To")));
        List<MessageId> distinct = ids.stream().distinct().toList();
        // The ends of an endless thread say where it began and what is answered; the middle repeats them.
        int size = distinct.size();
        return size <= MANY
                ? distinct
                : Stream.concat(
                                distinct.subList(0, MANY / 2).stream(),
                                distinct.subList(size - MANY / 2, size).stream())
                        .toList();
    }

    private String idText(String name) throws MessagingException {
        return HeaderText.bytes(raw(name)).replaceAll("[\\p{Cntrl}\\s]+", " ");
    }

    Address sender() throws MessagingException {
        for (String name : List.of("From", "Sender", "Reply-To", "Return-Path")) {
            List<Address> found = addresses(name);
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return Address.UNKNOWN;
    }

    List<Address> addresses(String name) throws MessagingException {
        String value = HeaderText.bytes(cut(String.join(", ", values(name)))).replaceAll("[\\r\\n]+[ \\t]*", " ");
        List<Address> addresses = new ArrayList<>();
        for (InternetAddress parsed : parsed(value)) {
            String email = parsed.getAddress();
            if (email != null
                    && ADDRESS.matcher(email).matches()
                    && Address.isPlain(email)
                    && addresses.size() < MANY) {
                addresses.add(Address.of(email, name(parsed)));
            }
        }
        return addresses.isEmpty() ? scraped(value) : addresses;
    }

    Instant date(Instant received, Instant now) throws MessagingException {
        Instant otherwise = received.isAfter(now) ? now : received;
        for (String name : List.of("Date", "Resent-Date", "Delivery-Date")) {
            Instant date = parsedDate(raw(name));
            if (date != null) {
                return date.isAfter(now.plus(CLOCK_SKEW)) || date.isBefore(FIRST_MAIL) ? otherwise : date;
            }
        }
        return otherwise;
    }

    /** The parser takes time by the square of the length, as for a line of open brackets. */
    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    private static InternetAddress[] parsed(String value) {
        try {
            return InternetAddress.parseHeader(value, false);
        } catch (AddressException | RuntimeException e) {
            return new InternetAddress[0];
        }
    }

    private static String name(InternetAddress address) {
        String name = nullToEmpty(address.getPersonal());
        return HeaderText.of(name);
    }

    /**
     * An address picked out of a header no parser accepts: the one in angle brackets, else the first. Encoded words are
     * not decoded before, or a name could smuggle in an address.
     */
    private static List<Address> scraped(String value) {
        Matcher bracketed = BRACKETED.matcher(value);
        if (bracketed.find()) {
            return plain(bracketed.group(2), bracketed.group(1).replace("\"", ""));
        }
        Matcher bare = ADDRESS.matcher(value);
        return bare.find() ? plain(bare.group(), "") : List.of();
    }

    private static List<Address> plain(String email, String name) {
        return Address.isPlain(email) ? List.of(Address.of(email, HeaderText.of(name))) : List.of();
    }

    private static @Nullable Instant parsedDate(String value) {
        String text = HeaderText.clean(value);
        Date date = text.isEmpty() ? null : new MailDateFormat().parse(text, new ParsePosition(0));
        return date == null ? null : date.toInstant();
    }

    private String raw(String name) throws MessagingException {
        List<String> values = values(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    private List<String> values(String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? List.of() : List.of(values);
    }

    private static String nullToEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
