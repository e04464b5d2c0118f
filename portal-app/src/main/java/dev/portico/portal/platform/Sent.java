package dev.portico.portal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FileItem;
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

    /** The files that were chosen, in their order; they lie in a folder of the portal's own until the request is answered. */
    public List<File> files(String field) {
        @Nullable Collection<org.jboss.resteasy.reactive.server.multipart.FormValue> values = data.get(field);
        return values == null
                ? List.of()
                : values.stream()
                        .filter(value -> value.isFileItem())
                        .map(Sent::file)
                        .filter(file -> !file.name().isEmpty() || file.size() > 0)
                        .toList();
    }

    /** A file by the name its sender gives it. */
    public record File(String name, long size, FileItem item) {
        public InputStream open() throws IOException {
            return item.getInputStream();
        }
    }

    private static File file(org.jboss.resteasy.reactive.server.multipart.FormValue value) {
        try {
            @Nullable String name = value.getFileName();
            return new File(name == null ? "" : name, value.getFileItem().getFileSize(), value.getFileItem());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(org.jboss.resteasy.reactive.server.multipart.FormValue value) {
        try {
            return value.getFileItem().getInputStream().readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
