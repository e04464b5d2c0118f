package dev.portico.portal.platform;

import dev.portico.portal.access.UserId;
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
    private static final String ALIAS = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,253}[A-Za-z0-9_-])?";

    private static final String PERSON = "[A-Za-z0-9-]{1,64}";

    /** In one's own place, or in it through the eyes of somebody: of one's own organisation, or for the desk of any. */
    private static final Pattern SIGNED_IN = Pattern.compile("(?<prefix>/o/" + ALIAS + "(?:/as/" + PERSON
            + ")?|/desk(?:/as/" + ALIAS + "/" + PERSON + ")?)(?<rest>/.*)?");

    private static final String AS = "/as/";

    /** Where a sign-in begins whose organisation is not known yet. */
    static final String LOGIN = "/login";

    /** Where one ends that Keycloak refused. */
    static final String REFUSED = "/refused";

    /** Where a page waits for news while it is looked at. */
    public static final String LIVE = "/live";

    private static final String MESSENGER = "/messenger";

    /** Where a page sends files. */
    private static final String UPLOADS = "/uploads";

    /** Where Keycloak tells what happened: no person comes there, and only what is told is believed, by its signature. */
    private static final Set<String> TOLD = Set.of("/signals", "/back-channel-logout");

    /**
     * The messenger in a frame of another site: a place of its own, whose session is that site's visitor's and no other's; it has the
     * messenger's pages and nothing else.
     */
    static final String EMBEDDED = "/messenger/embedded";

    /** The parameter that asks for a window to sign in, from such a frame. */
    static final String WINDOW = "window";

    /** Where somebody is led in such a frame whom Keycloak does not know. */
    static final String VISIT = "/messenger/visit";

    /** What crawlers ask for first, and are told in every mode. */
    static final String ROBOTS = "/robots.txt";

    /** Reads a raw path; one with escapes in its prefix belongs to no place. */
    public static Place of(String path) {
        if (path.equals(EMBEDDED) || path.startsWith(EMBEDDED + "/")) {
            String within = path.substring(EMBEDDED.length()).replaceFirst("/$", "");
            return new Place(EMBEDDED, within.startsWith(UPLOADS) ? within : MESSENGER + within);
        }
        Matcher matcher = SIGNED_IN.matcher(path);
        if (!matcher.matches()) {
            return new Place("", path);
        }
        String rest = matcher.group("rest");
        return new Place(matcher.group("prefix"), rest == null ? "/" : rest);
    }

    /** Through somebody's eyes, below one's own place: the session is still one's own. */
    Place through(Eyes eyes) {
        String home = home().prefix();
        String whose = home.startsWith("/o/") ? "" : eyes.organization() + "/";
        return new Place(home + AS + whose + eyes.person().value(), "/");
    }

    /** Through whose eyes this is looked at; empty where it is through one's own. */
    public Optional<Eyes> eyes() {
        int as = prefix.indexOf(AS);
        if (as < 0) {
            return Optional.empty();
        }
        int person = prefix.lastIndexOf('/');
        String organization =
                prefix.startsWith("/o/") ? prefix.substring(3, as) : prefix.substring(as + AS.length(), person);
        return Optional.of(new Eyes(new UserId(prefix.substring(person + 1)), organization));
    }

    /** One's own place, where the session cookie lives. */
    Place home() {
        int as = prefix.indexOf(AS);
        return new Place(as < 0 ? prefix : prefix.substring(0, as), "/");
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
        return prefix.startsWith("/o/") ? Optional.of(home().prefix().substring(3)) : Optional.empty();
    }

    /** True where the session cookie lives and a sign-in is asked for. */
    public boolean signedIn() {
        return !prefix.isEmpty();
    }

    /** True where Keycloak speaks, in whatever place that is written. */
    boolean told() {
        return TOLD.contains(rest);
    }

    /** True where programs are shown what security groups narrow (R37); people may meet that on every page. */
    boolean narrowed() {
        return rest.equals("/api/articles") || rest.startsWith("/api/articles/");
    }

    /** True where only scripts ask, which can do nothing with a page: neither with words for people nor with a sign-in. */
    boolean scripted() {
        return rest.equals(LIVE) || rest.equals(UPLOADS) || rest.startsWith(UPLOADS + "/");
    }

    /** True in a frame of another site. */
    public boolean embedded() {
        return prefix.equals(EMBEDDED);
    }

    /** True for the messenger, whose pages are shown in a frame beside others. */
    boolean inMessenger() {
        return rest.equals(MESSENGER) || rest.startsWith(MESSENGER + "/");
    }

    /** The address of a path in this place: {@code /tickets} becomes {@code /o/acme/tickets}. */
    public String link(String path) {
        if (!embedded()) {
            return prefix + path;
        }
        if (path.startsWith(UPLOADS)) {
            return prefix + path;
        }
        return path.startsWith(MESSENGER) ? prefix + path.substring(MESSENGER.length()) : path;
    }
}
