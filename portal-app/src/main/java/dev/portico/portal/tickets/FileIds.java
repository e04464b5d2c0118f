package dev.portico.portal.tickets;

import dev.portico.portal.platform.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The field {@code files} of a message as a program sends it: ids of uploads. */
final class FileIds {
    private FileIds() {}

    /**
     * The ids; none where nothing is said.
     *
     * @throws Invalid for what is no id
     */
    static List<UUID> of(@Nullable List<@Nullable String> given) {
        return Optional.ofNullable(given).orElse(List.of()).stream()
                .map(FileIds::id)
                .toList();
    }

    private static UUID id(@Nullable String given) {
        try {
            return UUID.fromString(Optional.ofNullable(given).orElse(""));
        } catch (IllegalArgumentException none) {
            throw new Invalid(Map.of("files", "file_gone"));
        }
    }
}
