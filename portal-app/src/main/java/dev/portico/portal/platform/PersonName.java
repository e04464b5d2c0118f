package dev.portico.portal.platform;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people are called. */
public final class PersonName {

    private PersonName() {}

    /** First and last name, as far as there are any. */
    public static Optional<String> of(Optional<String> first, Optional<String> last) {
        return Optional.of(Stream.of(first, last)
                        .flatMap(Optional::stream)
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isEmpty());
    }
}
