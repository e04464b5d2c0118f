package dev.portico.extension.members;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something made, or the problem that kept it from being made: to be told later, when nothing comes before it any more. */
record Attempt<T>(Optional<T> made, Optional<WebApplicationException> problem) {

    static <T> Attempt<T> of(Supplier<T> making) {
        try {
            return new Attempt<>(Optional.of(making.get()), Optional.empty());
        } catch (WebApplicationException problem) {
            return new Attempt<>(Optional.empty(), Optional.of(problem));
        }
    }

    void ifMade(Consumer<T> use) {
        made.ifPresent(use);
    }

    T orElseThrow() {
        return made.orElseThrow(problem::orElseThrow);
    }
}
