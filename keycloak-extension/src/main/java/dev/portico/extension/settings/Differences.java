package dev.portico.extension.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.extension.journal.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields that two views do not have in common, for the journal. */
record Differences(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Differences between(Object before, Object after) {
        Map<String, @Nullable Object> was = new LinkedHashMap<>();
        Map<String, @Nullable Object> is = new LinkedHashMap<>();
        JsonNode old = MAPPER.valueToTree(before);
        JsonNode now = MAPPER.valueToTree(after);
        now.fieldNames().forEachRemaining(field -> {
            if (!Objects.equals(old.get(field), now.get(field))) {
                was.put(field, plain(old.get(field)));
                is.put(field, plain(now.get(field)));
            }
        });
        return new Differences(was, is);
    }

    Entry in(Entry entry) {
        return entry.before(before).after(after);
    }

    private static @Nullable Object plain(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
    }
}
