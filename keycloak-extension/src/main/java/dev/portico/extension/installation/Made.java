package dev.portico.extension.installation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was made or changed.
 *
 * @param id by which it is found again; its name, where it has no id
 * @param before what was in its place; null when it was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Made(Kind kind, String id, String name, @Nullable String before) {

    /** Whether it says what it is about; what somebody else has written need not. */
    boolean saysWhat() {
        return Stream.<@Nullable Object>of(kind, id, name).allMatch(Objects::nonNull);
    }

    static Made created(Kind kind, String id, String name) {
        return new Made(kind, id, name, null);
    }
}
