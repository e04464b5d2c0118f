package dev.portico.portal.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jspecify.annotations.Nullable;

/** The form being answered, field by field, for forms whose fields depend on what they show. A field that was not sent is empty. */
public final class Sent {
    private final FormData data;

    private Sent(FormData data) {
        this.data = data;
    }

    /** The form of the current request; one without fields when it brought none. */
    public static Sent form() {
        @Nullable FormData data = CurrentRequestManager.get().getFormData();
        return new Sent(data == null ? new FormData(0) : data);
    }

    public boolean has(String field) {
        return data.contains(field);
    }

    /** The first value of a text field. */
    public String value(String field) {
        return values(field).stream().findFirst().orElse("");
    }

    /** All values of a text field. */
    public List<String> values(String field) {
        @Nullable Collection<org.jboss.resteasy.reactive.server.multipart.FormValue> values = data.get(field);
        return values == null
                ? List.of()
                : values.stream()
                        .filter(value -> !value.isFileItem())
                        .map(value -> value.getValue())
                        .toList();
    }

    /** The content of a file that was chosen; empty when none was. */
    public Optional<byte[]> file(String field) {
        @Nullable Collection<org.jboss.resteasy.reactive.server.multipart.FormValue> values = data.get(field);
        return values == null
                ? Optional.empty()
                : values.stream()
                        .filter(value -> value.isFileItem())
                        .findFirst()
                        .map(Sent::bytes)
                        .filter(content -> content.length > 0);
    }

    private static byte[] bytes(org.jboss.resteasy.reactive.server.multipart.FormValue value) {
        try {
            return value.getFileItem().getInputStream().readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
