package dev.portico.extension.rest;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something made, or the problem that kept it from being made: to be told later, when nothing comes before it any more. */
public record Attempt<T>(Optional<T> made, Optional<WebApplicationException> problem) {

    public static <T> Attempt<T> of(Supplier<T> making) {
        try {
            return new Attempt<>(Optional.of(making.get()), Optional.empty());
        } catch (WebApplicationException problem) {
            return new Attempt<>(Optional.empty(), Optional.of(problem));
        }
    }

    public void ifMade(Consumer<T> use) {
        made.ifPresent(use);
    }

    public T orElseThrow() {
        return made.orElseThrow(problem::orElseThrow);
    }
}
