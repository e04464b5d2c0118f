package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Why somebody may do something or not: the rules that spoke, the last one decided, and what would make a no a yes.
 *
 * @param remedy empty where no single call suffices
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Explanation(boolean allowed, Optional<String> reason, List<Because> because, Optional<Remedy> remedy) {
    public Explanation {
        because = List.copyOf(because);
    }

    /** One rule, the input it looked at, and the value it found. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Because(String rule, String input, String value) {}

    /** A call and who may make it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Remedy(String method, String path, Optional<JsonNode> body, List<String> who) {
        public Remedy {
            who = List.copyOf(who);
        }
    }
}
