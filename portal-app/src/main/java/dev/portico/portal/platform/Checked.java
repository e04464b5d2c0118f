package dev.portico.portal.platform;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Stamp;
import dev.portico.portal.access.Subject;
import java.util.Map;

/**
 * A token, compared with what was signalled until this request came in.
 *
 * @param realm how far the realm's changes had come when it was compared
 */
record Checked(Bearer bearer, Stamp stamp, boolean stale, long realm) {
    /** Where an identity carries it. Who has none was not compared, and is nobody. */
    static final String NAME = "portico.checked";

    static Checked of(String token, Signals signals) {
        Bearer bearer = Bearer.of(token);
        Stamp stamp = bearer.stamp();
        Map<Subject, Signalled> signalled = signals.about(stamp.subjects());
        long realm = signalled.getOrDefault(Subject.REALM, Signalled.NOTHING).revision();
        return new Checked(bearer, stamp, stamp.stale(signalled), realm);
    }
}
