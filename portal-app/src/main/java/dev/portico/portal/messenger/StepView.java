package dev.portico.portal.messenger;

import dev.portico.portal.articles.ArticleSearch;
import dev.portico.portal.tickets.FormView;
import dev.portico.portal.tickets.Priority;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far somebody has come on their way to Support: what they have answered, and what they are asked next.
 *
 * @param hits articles that may answer it, shown before it is sent; empty before that
 * @param kept true where what is shown had been kept as a draft
 */
public record StepView(
        Optional<Kind> kind,
        Optional<Area> area,
        Optional<Priority> urgency,
        List<Area> areas,
        FormView form,
        List<ArticleSearch.Hit> hits,
        boolean kept,
        Optional<Instant> awayUntil) {

    public List<Kind> kinds() {
        return List.of(Kind.values());
    }

    public List<Priority> urgencies() {
        return List.of(Priority.values());
    }

    /** The key of the words for the urgency chosen. */
    public String urgencyKey() {
        return urgency.map(this::urgencyKey).orElse("");
    }

    public String urgencyKey(Priority priority) {
        return "urgency_" + priority.code();
    }

    public boolean asksKind() {
        return kind.isEmpty();
    }

    public boolean asksArea() {
        return !asksKind() && area.isEmpty();
    }

    public boolean asksUrgency() {
        return !asksKind() && !asksArea() && urgency.isEmpty();
    }

    public boolean asksWords() {
        return urgency.isPresent() && area.isPresent() && kind.isPresent() && hits.isEmpty();
    }

    /** The address that answers the question asked. */
    public String answer(String code) {
        return "/messenger/contact?kind="
                + kind.map(known -> encoded(known.code())).orElseGet(() -> encoded(code))
                + (asksKind()
                        ? ""
                        : "&area=" + area.map(known -> encoded(known.code())).orElseGet(() -> encoded(code)))
                + (asksUrgency() ? "&urgency=" + encoded(code) : "");
    }

    /** The address that asks again from there on. */
    public String changeArea() {
        return "/messenger/contact?kind="
                + kind.map(known -> encoded(known.code())).orElse("");
    }

    public String changeUrgency() {
        return changeArea() + "&area="
                + area.map(known -> encoded(known.code())).orElse("");
    }

    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8);
    }
}
