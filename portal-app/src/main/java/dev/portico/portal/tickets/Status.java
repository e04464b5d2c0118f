package dev.portico.portal.tickets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a ticket stands, as its customer understands it. */
public enum Status {
    /** Support is to act. */
    OPEN,
    /** The customer is to act. */
    WAITING,
    SOLVED,
    CLOSED;

    /** The name in the database, in addresses and in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its word in {@link TicketTexts}. */
    public String key() {
        return "status_" + code();
    }

    /** The same for the vendor's side of the table. */
    public String vendorKey() {
        return this == WAITING ? "status_waiting_vendor" : key();
    }

    static Status of(String code) {
        return find(code).orElseThrow();
    }

    static Optional<Status> find(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
