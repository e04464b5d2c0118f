package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One change in the journal; people by id.
 *
 * @param act what was done, in the contract's words
 * @param before what held before, field by field; JSON null where a personal value was erased
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Entry(
        String id,
        Instant at,
        String act,
        Doer actor,
        Optional<String> person,
        Map<String, JsonNode> before,
        Map<String, JsonNode> after,
        Optional<String> reason,
        Optional<String> requestId) {
    public Entry {
        before = new LinkedHashMap<>(before);
        after = new LinkedHashMap<>(after);
    }

    /**
     * Who did it.
     *
     * @param kind {@code person}, {@code vendor}, {@code realm-admin}, {@code console} or {@code system}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Doer(String kind, Optional<String> id) {}
}
