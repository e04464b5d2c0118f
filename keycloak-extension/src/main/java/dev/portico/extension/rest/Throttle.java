package dev.portico.extension.rest;

import jakarta.ws.rs.WebApplicationException;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;

/** Lets something happen so many times an hour, on all nodes together; what is over that is a 429. */
public final class Throttle {

    private static final int AN_HOUR = 3600;

    private final KeycloakSession session;
    private final String what;
    private final int anHour;

    /** @param what names it; part of a key */
    public Throttle(KeycloakSession session, String what, int anHour) {
        this.session = session;
        this.what = what;
        this.anHour = anHour;
    }

    /** Counts once more for this one. */
    public void count(String whose) {
        if (!take(whose)) {
            throw tooMany();
        }
    }

    /** The same without counting, for what counts only when it has been done. */
    public void requireLeft(String whose) {
        if (left(whose) == 0) {
            throw tooMany();
        }
    }

    private WebApplicationException tooMany() {
        return Problem.tooMany("Not more than " + anHour + " times an hour");
    }

    /** How many times more it may happen before the hour of the first of them is over. */
    public int left(String whose) {
        return (int) IntStream.range(0, anHour)
                .filter(each -> !session.singleUseObjects().contains(key(whose, each)))
                .count();
    }

    /** Counts once more for this one; false when that is one too many. */
    public boolean take(String whose) {
        return IntStream.range(0, anHour)
                .anyMatch(each -> session.singleUseObjects().putIfAbsent(key(whose, each), AN_HOUR));
    }

    private String key(String whose, int which) {
        return "portico." + what + "." + whose + "." + which;
    }
}
