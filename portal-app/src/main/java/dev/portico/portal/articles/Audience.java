package dev.portico.portal.articles;

import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** For whom an article is written. */
public enum Audience {
    /** Customers and, once the portal is open to everyone, visitors and whoever else is signed in. */
    EVERYONE,
    /** Customers who are signed in. */
    REGISTERED,
    /** The vendor's staff. */
    AGENTS;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Audience> of(String code) {
        return Arrays.stream(values())
                .filter(audience -> audience.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * The audiences whose articles this viewer reads; the only place that decides it.
     *
     * @throws Refused when the viewer reads none: a refusal, never an empty list (R65)
     */
    static Set<Audience> visibleTo(Viewer viewer) {
        if (viewer.readsForAgents()) {
            return Set.of(EVERYONE, REGISTERED, AGENTS);
        }
        if (viewer.readsForRegistered()) {
            return Set.of(EVERYONE, REGISTERED);
        }
        if (viewer.readsArticles()) {
            return Set.of(EVERYONE);
        }
        throw new Refused(viewer.signedIn() ? Reason.MISSING_PERMISSION : Reason.NOT_SIGNED_IN);
    }
}
