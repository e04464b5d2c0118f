package dev.portico.portal.outbox;

import java.util.Arrays;
import java.util.Locale;

/** What somebody is told (R5, R19). */
enum Kind {
    /** Support wrote something that customers see: to the ticket's customers. */
    ANSWERED,
    /** A customer wrote something: to the agent it is assigned to, and to the other customers of the ticket. */
    WRITTEN,
    /** A ticket was assigned: to the agent. */
    ASSIGNED,
    /** Somebody answered in the forum (R19): to who asked, and who wrote in the topic before. */
    DISCUSSED,
    /** An answer in the forum solved its topic: to the same people. */
    SOLVED;

    /** The name in the database, where it is a column of the preferences too. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
