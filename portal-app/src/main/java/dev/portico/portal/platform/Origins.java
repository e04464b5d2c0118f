package dev.portico.portal.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The other sites that may show the messenger in a frame, as origins (RFC 6454) compared whole; none unless an installation says so. */
@ApplicationScoped
public class Origins {
    private static final Pattern FORM = Pattern.compile("https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\\d{1,5})?");

    private final List<String> all;

    /** Fails at the start for what is no origin: a wildcard or a path would not mean what somebody thinks. */
    Origins(@ConfigProperty(name = "portico.messenger.origins") Optional<List<String>> given) {
        all = given.orElse(List.of()).stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        all.stream()
                .filter(origin -> !FORM.matcher(origin).matches())
                .findFirst()
                .ifPresent(odd -> {
                    throw new IllegalArgumentException(
                            "PORTICO_MESSENGER_ORIGINS: not like https://www.example.com: " + odd);
                });
    }

    public boolean none() {
        return all.isEmpty();
    }

    public boolean allows(@Nullable String origin) {
        return origin != null && all.contains(origin);
    }

    /** With spaces between, as a content security policy and an attribute have them. */
    public String listed() {
        return String.join(" ", all);
    }
}
