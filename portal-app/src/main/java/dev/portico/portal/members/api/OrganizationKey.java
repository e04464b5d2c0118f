package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Optional;

/**
 * What there is to know of an organisation's key; never the key.
 *
 * @param required whether it is asked for; in vain where there is none
 * @param everywhere whether the vendor has every organisation ask for one
 * @param changedAt when it became what it is; empty where there is none
 * @param mailsFrom the address that links past it are sent from (R36); empty where no mail is set up
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OrganizationKey(
        boolean required, boolean everywhere, Optional<Instant> changedAt, Optional<String> mailsFrom) {

    /** Whether there is one. */
    public boolean made() {
        return changedAt.isPresent();
    }
}
