package dev.portico.portal.platform;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that come from outside and are to be gone to: only paths of our own, so that nobody is led away (open redirect). */
final class Addresses {
    private static final Pattern OWN =
            Pattern.compile("/(?![/\\\\])(?:[A-Za-z0-9/_.?&=+,:@~-]++|%(?!0)[0-9A-Fa-f]{2})*+");
    private static final int LONGEST = 1000;

    private Addresses() {}

    static Optional<String> own(@Nullable String address) {
        return address != null
                        && address.length() <= LONGEST
                        && OWN.matcher(address).matches()
                        && !address.startsWith(Place.LOGIN)
                        && !address.startsWith(Place.REFUSED)
                ? Optional.of(address)
                : Optional.empty();
    }
}
