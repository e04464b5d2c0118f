package dev.portico.portal.tickets;

import java.util.List;
import java.util.Optional;

/** One page of a list and where the next begins. */
public record Slice<T>(List<T> items, Optional<String> next) {
    public Slice {
        items = List.copyOf(items);
    }
}
