package dev.portico.extension.revision;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads ids out of the resource path of an admin event. */
final class PathElement {

    private PathElement() {}

    /** The element after this first one, as the user's id in {@code users/<id>/role-mappings/realm}. */
    static Optional<String> after(@Nullable String path, String first) {
        if (path == null) {
            return Optional.empty();
        }
        String[] elements = path.split("/", 3);
        return elements.length > 1 && elements[0].equals(first) && !elements[1].isBlank()
                ? Optional.of(elements[1])
                : Optional.empty();
    }
}
