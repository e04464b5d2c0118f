package dev.portico.portal.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The claim {@code portal_rev}, {@code <member>.<organisation>.<realm>}: how far the changes of this person, of their active
 * organisation and of the realm had come when a token was made. A signal speaks of some of the three; the others are 0 in it.
 */
public record Revision(long member, long organization, long realm) {
    public static final Revision NONE = new Revision(0, 0, 0);

    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9]{1,18})");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException for anything but three numbers of at most 18 digits
     */
    public static Revision of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("portal_rev is not three numbers");
        }
        return new Revision(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    /** True when one of the three is lower than the other's. */
    public boolean behind(Revision other) {
        return member < other.member || organization < other.organization || realm < other.realm;
    }

    @Override
    public String toString() {
        return member + "." + organization + "." + realm;
    }
}
