package dev.portico.portal.platform;

import dev.portico.portal.access.Signalled;
import dev.portico.portal.access.Subject;
import java.util.Map;
import java.util.Set;

/** What was last signalled about somebody, whichever replica of the portal heard it. */
public interface Signals {
    /**
     * Asks once, and keeps nothing: the answer is as new as the question.
     *
     * @return without those about whom nothing was ever signalled
     * @throws RuntimeException when it could not be asked: never "nothing was signalled" instead
     */
    Map<Subject, Signalled> about(Set<Subject> subjects);
}
