package dev.portico.extension.installation;

import dev.portico.extension.access.Reason;
import dev.portico.extension.rest.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the portal is, without a slash at its end: people are sent back there after a login, signals are delivered there. */
record PortalAddress(String value) {

    private static final int LONGEST = 200;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** None for no text at all; throws a 422 for anything that is no plain address. */
    static Optional<PortalAddress> of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            URI address = new URI(text.strip());
            if (text.length() <= LONGEST && isPlain(address) && isSafe(address)) {
                return Optional.of(new PortalAddress(address.toString().replaceAll("/+$", "")));
            }
        } catch (URISyntaxException noAddress) {
            // told below
        }
        throw Problem.invalidField(
                Reason.INVALID_VALUE,
                "portal",
                "must be the portal's address, as https://support.example.com: https, or http on this machine");
    }

    /** A wildcard would send tokens to whoever fits it. */
    private static boolean isPlain(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && !address.toString().contains("*")
                && !address.toString().contains("$");
    }

    private static boolean isSafe(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
    }
}
