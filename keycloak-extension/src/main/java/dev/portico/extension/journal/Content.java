package dev.portico.extension.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says, in two parts: what stays in the chain, where personal values are nothing but salted digests, and those
 * values with their salt, which can be erased. Without its salt a digest tells nothing, and the chain holds all the same.
 *
 * @param kept JSON with {@code before}, {@code after} and perhaps {@code reason}
 * @param salt of the digests
 * @param personal JSON of the values by their place, e.g. {@code after.email}; empty when there are none
 */
record Content(String kept, String salt, String personal) {

    private static final Set<String> PERSONAL = Set.of("username", "email", "firstName", "lastName", "phone");
    private static final String REASON = "reason";
    private static final String DIGEST = "digest";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    /** What an entry says, with null where a value was erased. */
    record Said(
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            @Nullable String reason) {}

    static Content of(Entry entry, String salt) {
        Map<String, @Nullable Object> personal = new TreeMap<>();
        Map<String, @Nullable Object> kept = new TreeMap<>();
        kept.put("before", keep("before", entry.before(), salt, personal));
        kept.put("after", keep("after", entry.after(), salt, personal));
        entry.reason().ifPresent(why -> kept.put(REASON, digested(REASON, why, salt, personal)));
        return new Content(text(kept), salt, personal.isEmpty() ? "" : text(personal));
    }

    static Content of(JournalEntity entry, @Nullable PersonalEntity personal) {
        return personal == null
                ? new Content(entry.content(), "", "")
                : new Content(entry.content(), personal.salt(), personal.content());
    }

    private static Map<String, @Nullable Object> keep(
            String place, Map<String, @Nullable Object> values, String salt, Map<String, @Nullable Object> personal) {
        Map<String, @Nullable Object> kept = new TreeMap<>();
        values.forEach((name, value) -> kept.put(
                name,
                value != null && PERSONAL.contains(name)
                        ? digested(place + "." + name, value, salt, personal)
                        : value));
        return kept;
    }

    private static Map<String, String> digested(
            String place, Object value, String salt, Map<String, @Nullable Object> personal) {
        personal.put(place, value);
        return Map.of(DIGEST, digest(place, value, salt));
    }

    private static String digest(String place, Object value, String salt) {
        return new Hash().add(salt).add(place).add(text(value)).hex();
    }

    Said said() {
        Map<String, @Nullable Object> clear = personal.isEmpty() ? Map.of() : map(personal);
        Map<String, @Nullable Object> all = map(kept);
        return new Said(
                merge("before", map(all.get("before")), clear),
                merge("after", map(all.get("after")), clear),
                clear.get(REASON) instanceof String why ? why : null);
    }

    /** Whether every value that was not erased is the one that was digested. */
    boolean isGenuine() {
        Map<String, @Nullable Object> clear = personal.isEmpty() ? Map.of() : map(personal);
        Map<String, @Nullable Object> all = map(kept);
        return clear.entrySet().stream().allMatch(each -> {
            Object value = each.getValue();
            return value != null
                    && Map.of(DIGEST, digest(each.getKey(), value, salt)).equals(at(each.getKey(), all));
        });
    }

    private static @Nullable Object at(String place, Map<String, @Nullable Object> all) {
        int dot = place.indexOf('.');
        return dot < 0 ? all.get(place) : map(all.get(place.substring(0, dot))).get(place.substring(dot + 1));
    }

    private static Map<String, @Nullable Object> merge(
            String place, Map<String, @Nullable Object> values, Map<String, @Nullable Object> clear) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        values.forEach((name, value) -> merged.put(
                name, value instanceof Map<?, ?> && PERSONAL.contains(name) ? clear.get(place + "." + name) : value));
        return merged;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value == null ? Map.of() : JSON.convertValue(value, MAP);
    }

    private static Map<String, @Nullable Object> map(String json) {
        try {
            return JSON.readValue(json, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a journal entry is no JSON", e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a journal entry takes only what JSON has", e);
        }
    }
}
