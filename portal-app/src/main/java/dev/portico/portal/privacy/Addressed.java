package dev.portico.portal.privacy;

import dev.portico.portal.platform.Invalid;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address somebody is looked for by, as a whole. */
final class Addressed {
    private static final int LONGEST = 254;

    private Addressed() {}

    /**
     * The address.
     *
     * @throws Invalid {@code required}, or {@code no_address} for what is none
     */
    static String of(@Nullable String given) {
        String address = Optional.ofNullable(given).orElse("").strip();
        if (address.isEmpty()) {
            throw new Invalid(Map.of("email", "required"));
        }
        if (address.length() > LONGEST || !address.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")) {
            throw new Invalid(Map.of("email", "no_address"));
        }
        return address;
    }
}
