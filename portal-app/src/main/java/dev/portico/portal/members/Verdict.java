package dev.portico.portal.members;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.members.api.Explanation;
import dev.portico.portal.members.api.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer of an access check, in words.
 *
 * @param reason message key of why not
 * @param because the rules in their order; the last one decided
 * @param remedy what would make it a yes; empty where no single step does
 */
public record Verdict(boolean allowed, String reason, List<Step> because, Optional<Way> remedy) {
    private static final Set<String> REASONS = Set.of(
            "no-access",
            "user-disabled",
            "organization-disabled",
            "not-a-member",
            "expired",
            "module-off",
            "missing-permission",
            "own-tickets-only");
    private static final Set<String> RULES = Set.of(
            "only-members-enter",
            "a-disabled-organization-has-no-access",
            "a-disabled-user-has-no-access",
            "ticketing-off-refuses",
            "a-level-lets-in",
            "access-ends-on-its-date",
            "account-wide-viewing-widens-every-level",
            "own-tickets-only-wins",
            "the-forum-is-hidden",
            "levels-add-up",
            "a-level-is-made-of-permissions",
            "the-default-level-fills-in",
            "add-ons-add",
            "vendor-roles-hold-everywhere");
    private static final Set<String> WHO = Set.of("customer-admin", "operator", "vendor", "realm-admin");

    /**
     * One rule that spoke.
     *
     * @param rule message key, or empty for one without words yet
     */
    public record Step(String rule, String name, String input, Change.Value value) {
        static Step of(Explanation.Because because) {
            return new Step(
                    RULES.contains(because.rule()) ? key("rule_", because.rule()) : "",
                    because.rule(),
                    because.input(),
                    Change.word(because.input().equals("portal.until") ? "until" : "", because.value()));
        }
    }

    /**
     * The smallest change that makes it a yes.
     *
     * @param address where this viewer can make it; empty when it is not theirs to make here
     * @param fields what to set
     * @param who kinds of people, message keys; {@code others} are those without a word
     */
    public record Way(
            Optional<String> address, String step, List<Change> fields, List<String> who, List<String> others) {
        static Way of(Explanation.Remedy remedy, Customer customer, Member member) {
            String path = remedy.path();
            boolean person = path.endsWith("/members/" + member.id());
            boolean activation = path.endsWith("/members/" + member.id() + "/activate");
            String root = customer.to("/members/" + member.id());
            return new Way(
                    activation && member.may("activate")
                            ? Optional.of(root + "/activate")
                            : person && (member.may("assign-levels") || member.may("edit"))
                                    ? Optional.of(root)
                                    : Optional.empty(),
                    activation
                            ? "way_activate"
                            : person ? "way_person" : path.endsWith("/settings") ? "way_settings" : "way_console",
                    remedy.body().map(Way::fields).orElse(List.of()),
                    remedy.who().stream()
                            .filter(WHO::contains)
                            .map(kind -> key("who_", kind))
                            .toList(),
                    remedy.who().stream().filter(kind -> !WHO.contains(kind)).toList());
        }

        private static List<Change> fields(JsonNode body) {
            Map<String, JsonNode> after = new java.util.LinkedHashMap<>();
            body.properties().forEach(field -> after.put(field.getKey(), field.getValue()));
            return Change.of(Map.of(), after);
        }
    }

    static Verdict of(Explanation explanation, Customer customer, Member member) {
        String reason = explanation.reason().orElse("");
        List<Step> steps = new ArrayList<>();
        explanation.because().forEach(each -> steps.add(Step.of(each)));
        return new Verdict(
                explanation.allowed(),
                explanation.allowed() ? "" : REASONS.contains(reason) ? key("why_", reason) : "why_other",
                List.copyOf(steps),
                explanation.remedy().map(remedy -> Way.of(remedy, customer, member)));
    }

    private static String key(String prefix, String word) {
        return prefix + word.replace('-', '_');
    }
}
