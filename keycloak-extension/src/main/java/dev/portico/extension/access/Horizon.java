package dev.portico.extension.access;

import java.time.Instant;
import java.util.Optional;

/**
 * How long somebody can grant something for: no longer than they are there themselves (R48, R52). Without it, whoever is to go
 * could stay by a second address.
 *
 * @param end when their own access there ends; empty for never
 */
public record Horizon(Optional<Instant> end) {

    /** Of operators and realm admins, whose right to grant is not held in the organisation; and of who stays. */
    public static final Horizon ENDLESS = new Horizon(Optional.empty());

    /** Whether what ends then, or never, ends no later. */
    public boolean covers(Optional<Instant> until) {
        return end.isEmpty()
                || until.filter(moment -> !moment.isAfter(end.get())).isPresent();
    }
}
