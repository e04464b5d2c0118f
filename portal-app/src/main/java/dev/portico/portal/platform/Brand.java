package dev.portico.portal.platform;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of the branding, as {@code inject:brand} in templates: for mails, whose readers' programs know no variables of style sheets,
 * and of colours only those in hexadecimal. A file that says others stops the start, rather than making mails that nobody can read.
 */
@Startup
@Named("brand")
@ApplicationScoped
public class Brand {
    private static final Pattern TOKEN = Pattern.compile("--portico-([a-z-]+):\\s*([^;]+);");
    private static final String HEX = "(#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}))";
    private static final Pattern BOTH = Pattern.compile("light-dark\\(\\s*" + HEX + "\\s*,\\s*" + HEX + "\\s*\\)");

    /** As it is where pages are light, and where they are dark. */
    record Value(String light, String dark) {}

    private final Map<String, Value> values;

    Brand(Assets assets) {
        this.values = read(assets.text("portico-tokens.css"));
    }

    /**
     * By name. Of what is said more than once the last counts, as in browsers.
     *
     * @throws IllegalArgumentException naming the value that mails cannot have
     */
    static Map<String, Value> read(String css) {
        Map<String, String> said = new HashMap<>();
        TOKEN.matcher(css)
                .results()
                .forEach(token -> said.put(token.group(1), token.group(2).strip()));
        Map<String, Value> values = new HashMap<>();
        said.forEach((token, value) -> values.put(token, value(token, value)));
        return values;
    }

    private static Value value(String token, String said) {
        Matcher both = BOTH.matcher(said);
        if (both.matches()) {
            return new Value(both.group(1), both.group(2));
        }
        if (said.contains("(")) {
            throw new IllegalArgumentException("--portico-" + token + " is \"" + said
                    + "\", and mails can have only light-dark() of two colours like #0b5cad");
        }
        return new Value(said, said);
    }

    /** A value as it is where pages are light, like {@code #0b5cad} of {@code accent}. */
    public String light(String token) {
        return value(token).light();
    }

    /** The same where they are dark. */
    public String dark(String token) {
        return value(token).dark();
    }

    private Value value(String token) {
        return Optional.ofNullable(values.get(token))
                .orElseThrow(() -> new NoSuchElementException("no value of the branding: " + token));
    }
}
