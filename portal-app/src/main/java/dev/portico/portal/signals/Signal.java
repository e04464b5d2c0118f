package dev.portico.portal.signals;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one verified token said.
 *
 * @param id its {@code jti}
 * @param news per subject; empty where it said nothing that concerns the portal
 */
record Signal(String id, SortedMap<Subject, Signalled> news) {
    Signal(String id, Map<Subject, Signalled> news) {
        this(id, new TreeMap<>(news));
    }
}
