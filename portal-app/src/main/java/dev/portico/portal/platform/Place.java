package dev.portico.portal.platform;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the portal an address lies. Signed-in pages live under {@code /o/<alias>} for one organisation, or under {@code /desk} for
 * the vendor's staff, and each place has its own session cookie by path: two browser tabs may hold two organisations (R51), and a
 * shared link names its organisation. Everything else is open ground, where nobody is signed in.
 *
 * @param prefix what the place's addresses begin with; empty on open ground
 * @param rest the address within the place, as resources know it
 */
public record Place(String prefix, String rest) {
    private static final Pattern SIGNED_IN =
            Pattern.compile("(/o/(?<alias>[A-Za-z0-9](?:[A-Za-z0-9._-]{0,253}[A-Za-z0-9_-])?)|/desk)(?<rest>/.*)?");

    /** Where a sign-in begins whose organisation is not known yet. */
    static final String LOGIN = "/login";

    /** Where one ends that Keycloak refused. */
    static final String REFUSED = "/refused";

    /** Where a page waits for news while it is looked at. */
    public static final String LIVE = "/live";

    /** Where Keycloak tells what happened: no person comes there, and only what is told is believed, by its signature. */
    private static final Set<String> TOLD = Set.of("/signals", "/back-channel-logout");

    /** Reads a raw path; one with escapes in its prefix belongs to no place. */
    public static Place of(String path) {
        Matcher matcher = SIGNED_IN.matcher(path);
        if (!matcher.matches()) {
            return new Place("", path);
        }
        String rest = matcher.group("rest");
        return new Place(matcher.group(1), rest == null ? "/" : rest);
    }

    /** The place of an organisation. */
    public static Place ofOrganization(String alias) {
        return new Place("/o/" + alias, "/");
    }

    /** The vendor's staff. */
    public static Place ofDesk() {
        return new Place("/desk", "/");
    }

    /** The alias of the organisation whose place this is. */
    public Optional<String> organization() {
        return prefix.startsWith("/o/") ? Optional.of(prefix.substring(3)) : Optional.empty();
    }

    /** True where the session cookie lives and a sign-in is asked for. */
    public boolean signedIn() {
        return !prefix.isEmpty();
    }

    /** True where Keycloak speaks, in whatever place that is written. */
    boolean told() {
        return TOLD.contains(rest);
    }

    /** The address of a path in this place: {@code /tickets} becomes {@code /o/acme/tickets}. */
    public String link(String path) {
        return prefix + path;
    }
}
