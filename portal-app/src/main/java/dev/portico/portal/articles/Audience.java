package dev.portico.portal.articles;

import dev.portico.portal.access.Permission;
import dev.portico.portal.access.Refused;
import dev.portico.portal.access.Refused.Reason;
import dev.portico.portal.access.Viewer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** For whom an article is written. */
public enum Audience {
    /** Customers and, once the portal is open to them, visitors. */
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

    /** Whether {@link #visibleTo} would answer. */
    static boolean readsAny(Viewer viewer) {
        return isStaff(viewer) || viewer.may(Permission.ARTICLES_READ);
    }

    /**
     * The audiences whose articles this viewer reads; the only place that decides it.
     *
     * @throws Refused when the viewer reads none: a refusal, never an empty list (R65)
     */
    static Set<Audience> visibleTo(Viewer viewer) {
        if (!readsAny(viewer)) {
            throw new Refused(viewer.signedIn() ? Reason.MISSING_PERMISSION : Reason.NOT_SIGNED_IN);
        }
        if (isStaff(viewer)) {
            return Set.of(EVERYONE, REGISTERED, AGENTS);
        }
        return viewer.signedIn() ? Set.of(EVERYONE, REGISTERED) : Set.of(EVERYONE);
    }

    private static boolean isStaff(Viewer viewer) {
        return viewer.may(Permission.DESK_ARTICLES) || viewer.may(Permission.DESK_TICKETS);
    }
}
