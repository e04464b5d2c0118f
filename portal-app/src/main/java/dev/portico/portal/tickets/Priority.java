package dev.portico.portal.tickets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How pressing the requester finds it. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    /** The name in the database, in forms and in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its word in {@link TicketTexts}. */
    public String key() {
        return "priority_" + code();
    }

    /** The priority of that name. */
    public static Optional<Priority> find(String code) {
        return Arrays.stream(values())
                .filter(priority -> priority.code().equals(code))
                .findFirst();
    }
}
