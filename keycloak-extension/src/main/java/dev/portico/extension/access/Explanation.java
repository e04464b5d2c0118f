package dev.portico.extension.access;

import java.util.List;
import java.util.Optional;

/**
 * Why somebody may do something, or why not and what would change that (R67).
 *
 * @param reason present exactly when not allowed
 * @param because the rules that spoke, in their order; the last one tells of the permission asked about
 * @param remedies single changes that would each make it allowed, the smallest first
 */
public record Explanation(boolean allowed, Optional<Reason> reason, List<Because> because, List<Remedy> remedies) {

    public Explanation {
        because = List.copyOf(because);
        remedies = List.copyOf(remedies);
    }
}
