package dev.portico.portal.tickets;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list as every API here answers it; {@code next} goes back as {@code after}. */
public record Items<T>(List<T> items, @Nullable String next) {
    static <V, T> Items<T> of(Slice<V> slice, Function<V, T> json) {
        return new Items<>(
                slice.items().stream().map(json).toList(), slice.next().orElse(null));
    }
}
