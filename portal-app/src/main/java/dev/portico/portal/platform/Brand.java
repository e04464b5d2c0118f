package dev.portico.portal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of the branding, as {@code inject:brand} in templates: for mails, whose readers' programs know no variables of style sheets. */
@Named("brand")
@ApplicationScoped
public class Brand {
    private static final Pattern TOKEN = Pattern.compile("--portico-([a-z-]+):\\s*([^;]+);");
    private static final Pattern BOTH = Pattern.compile("light-dark\\(([^,]+),\\s*([^)]+)\\)");

    private final Map<String, String> values;

    Brand(Assets assets) {
        this.values = TOKEN.matcher(assets.text("portico-tokens.css"))
                .results()
                .collect(Collectors.toMap(token -> token.group(1), token -> token.group(2)));
    }

    /** A value as it is where pages are light, like {@code #0b5cad} of {@code accent}. */
    public String light(String token) {
        return scheme(token, 1);
    }

    /** The same where they are dark. */
    public String dark(String token) {
        return scheme(token, 2);
    }

    private String scheme(String token, int which) {
        String value = Optional.ofNullable(values.get(token))
                .orElseThrow(() -> new NoSuchElementException("no value of the branding: " + token));
        Matcher both = BOTH.matcher(value);
        return both.matches() ? both.group(which).strip() : value;
    }
}
