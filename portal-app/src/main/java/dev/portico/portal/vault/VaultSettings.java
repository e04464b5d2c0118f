package dev.portico.portal.vault;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What an installation sets for the vault; see application.properties. */
@ConfigMapping(prefix = "portico.vault")
interface VaultSettings {

    /** Everybody's key is derived from it; at least 32 characters that nobody guesses. Without one there are no private notes. */
    Optional<String> key();

    /** Keys of the past: what was sealed with them is still opened, and sealed anew with today's when the portal starts. */
    Optional<List<String>> formerKeys();
}
