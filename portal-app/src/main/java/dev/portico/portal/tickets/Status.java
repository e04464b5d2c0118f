package dev.portico.portal.tickets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a ticket stands. */
public enum Status {
    /** Nobody has answered yet. */
    OPEN,
    WAITING_FOR_CUSTOMER,
    WAITING_FOR_SUPPORT,
    SOLVED,
    CLOSED;

    /** The name in the database, in addresses and in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of its word in {@link TicketTexts}, as a customer reads it. */
    public String key() {
        return "status_" + name().toLowerCase(Locale.ROOT);
    }

    /** The same for the vendor's side of the table. */
    public String vendorKey() {
        return this == WAITING_FOR_CUSTOMER || this == WAITING_FOR_SUPPORT ? key() + "_vendor" : key();
    }

    /** True while somebody still has to act. */
    public boolean unfinished() {
        return this != SOLVED && this != CLOSED;
    }

    /** What it is after somebody wrote what both sides read; a customer who writes again is not done, whatever Support thinks. */
    Status answered(Side by) {
        return switch (by) {
            case VENDOR -> unfinished() ? WAITING_FOR_CUSTOMER : this;
            case CUSTOMER -> this == OPEN ? OPEN : WAITING_FOR_SUPPORT;
        };
    }

    static Status of(String code) {
        return find(code).orElseThrow();
    }

    /** The status of that name. */
    public static Optional<Status> find(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
