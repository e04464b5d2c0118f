package dev.portico.portal.articles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** For whom an article is written; {@link Readers} says who that is. */
public enum Audience {
    /** Customers and, once the portal is open to everyone, visitors and whoever else is signed in. */
    EVERYONE,
    /** Customers who are signed in. */
    REGISTERED,
    /** Customers of the organisations chosen. */
    ORGANIZATIONS,
    /** Members of the security groups chosen (R37). */
    GROUPS,
    /** The vendor's staff. */
    AGENTS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Audience> of(String code) {
        return Arrays.stream(values())
                .filter(audience -> audience.code().equals(code.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** One that a file can name: those that say whom they mean by themselves. */
    static Optional<Audience> named(String code) {
        return of(code).filter(audience -> audience != ORGANIZATIONS && audience != GROUPS);
    }
}
