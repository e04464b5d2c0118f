package dev.portico.portal.platform;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The language of the answer: what was last chosen in this browser, else the user's own (claim {@code locale}), else what the browser
 * asks for, else English.
 */
@RequestScoped
public class Language {
    /** A choice made here, which counts before a token that does not know of it yet. */
    private static final String COOKIE = "portico_language";

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("he"));

    /** Longer than any browser's. The JDK compares each range with all before it: one header of 32 kB takes it a third of a second. */
    private static final int LONGEST = 500;

    private final RoutingContext context;
    private @Nullable Locale own;

    Language(RoutingContext context) {
        this.context = context;
    }

    /** Takes the user's own choice, if it is a language we speak. */
    void prefer(String tag) {
        own = Locale.lookup(ranges(tag), SPOKEN);
    }

    /** Tags of the languages we speak. */
    public static List<String> spoken() {
        return SPOKEN.stream().map(Locale::toLanguageTag).toList();
    }

    /** A choice for this browser, from the next page on; of the languages spoken. */
    public void choose(String tag, Duration lasting) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE, tag)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(context.request().isSSL())
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(lasting.toSeconds()));
    }

    public Locale locale() {
        @Nullable Cookie chosen = context.request().getCookie(COOKIE);
        if (chosen != null && spoken().contains(chosen.getValue())) {
            return Locale.forLanguageTag(chosen.getValue());
        }
        if (own != null) {
            return own;
        }
        HttpServerRequest request = context.request();
        @Nullable String asked = request.getHeader("Accept-Language");
        @Nullable Locale match = asked == null ? null : Locale.lookup(ranges(asked), SPOKEN);
        return match == null ? Locale.ENGLISH : match;
    }

    /**
     * How dates and times are written: in the language of the page, as the browser's own region does; where it names none, day before
     * month, which nobody misreads as a month is never a number here.
     */
    public Locale formats() {
        Locale spoken = locale();
        @Nullable String asked = context.request().getHeader("Accept-Language");
        return (asked == null ? List.<Locale.LanguageRange>of() : ranges(asked))
                .stream()
                        .map(range -> Locale.forLanguageTag(range.getRange()))
                        .filter(own -> own.getLanguage().equals(spoken.getLanguage())
                                && !own.getCountry().isEmpty())
                        .findFirst()
                        .orElse(spoken.equals(Locale.ENGLISH) ? Locale.UK : spoken);
    }

    String direction() {
        return locale().getLanguage().equals("he") || locale().getLanguage().equals("iw") ? "rtl" : "ltr";
    }

    /** What an {@code Accept-Language} asks for, the best first; nothing where nobody would read all of it. */
    public static List<Locale.LanguageRange> ranges(String header) {
        if (header.length() > LONGEST) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header);
        } catch (RuntimeException malformed) {
            // The JDK throws what it comes across: an array's end for "-", another for ";". Who sends such a header
            // reads English.
            return List.of();
        }
    }
}
