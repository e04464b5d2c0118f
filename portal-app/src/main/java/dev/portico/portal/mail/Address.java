package dev.portico.portal.mail;

import java.util.Locale;

/**
 * A mailbox: the address in lower case and the name its owner gave, or the address again where there is none.
 *
 * <p>Only ASCII letters are lowered: full Unicode lowering turns the Kelvin sign into {@code k} and would hand one
 * person's mail to another.
 */
public record Address(String email, String name) {

    /** Stands for a sender that cannot be told; {@code .invalid} (RFC 2606) can never be somebody's verified address. */
    public static final Address UNKNOWN = new Address("unknown-sender@mail.invalid", "Unknown sender");

    static Address of(String email, String name) {
        String address = lower(email.strip());
        return new Address(address, name.isBlank() ? address : name.strip());
    }

    /** False for an address with a character that only looks like another's when it is lowered. */
    static boolean isPlain(String email) {
        return email.codePoints().allMatch(c -> c < 128 || Character.toLowerCase(c) >= 128);
    }

    /** The part behind the last {@code @}, or nothing. */
    public String domain() {
        return email.substring(email.lastIndexOf('@') + 1);
    }

    static String lower(String text) {
        return text.codePoints().allMatch(c -> c < 128)
                ? text.toLowerCase(Locale.ROOT)
                : text.codePoints()
                        .map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
