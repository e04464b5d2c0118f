package dev.portico.portal.tickets;

import java.util.Locale;

/** On which side of the table somebody wrote. */
public enum Side {
    CUSTOMER,
    VENDOR;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
