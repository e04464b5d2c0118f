package dev.portico.portal.mail;

import java.util.Set;
import java.util.stream.Collectors;

/** Whose mails are the vendor's side of the table: single addresses, and domains written {@code @support.example}. */
record Support(Set<String> addresses) {

    Support {
        addresses = addresses.stream().map(Address::lower).collect(Collectors.toUnmodifiableSet());
    }

    boolean isOf(Address address) {
        return addresses.contains(address.email()) || addresses.contains("@" + address.domain());
    }
}
