package dev.portico.portal.members.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * Who would gain and who would lose what by a change that was not made.
 *
 * @param gains some of those who gain
 * @param loses some of those who lose
 * @param total how many people it concerns
 * @param visitors what those gain and lose who are not signed in; an extension that is older says nothing of them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Effect(List<Share> gains, List<Share> loses, long total, Optional<Visitors> visitors) {
    public Effect {
        gains = List.copyOf(gains);
        loses = List.copyOf(loses);
    }

    /** What visitors may, and may no longer, by name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Visitors(List<String> gains, List<String> loses) {
        public static final Visitors UNTOUCHED = new Visitors(List.of(), List.of());

        public Visitors {
            gains = List.copyOf(gains);
            loses = List.copyOf(loses);
        }
    }

    /**
     * What one person gains or loses.
     *
     * @param name what they are called, where whoever asks may know
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Share(String user, Optional<String> name, List<String> permissions) {
        public Share {
            permissions = List.copyOf(permissions);
        }
    }
}
