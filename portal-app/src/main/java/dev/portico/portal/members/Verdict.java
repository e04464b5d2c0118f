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
            "own-tickets-only",
            "organization-key-required");
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
            "vendor-roles-hold-everywhere",
            "a-role-carries-it",
            "no-role-carries-it",
            "organization-key-never-made");
    private static final Set<String> WHO = Set.of("customer-admin", "operator", "vendor", "realm-admin");

    /**
     * One rule that spoke.
     *
     * @param rule message key, or empty for one without words yet
     * @param name of the rule, for one without words
     * @param value the level, add-on or day it spoke of, in words; nothing where the rule says it all
     */
    public record Step(String rule, String name, Change.Value value) {
        static Step of(Explanation.Because because, Words words) {
            boolean known = RULES.contains(because.rule());
            return new Step(
                    known ? rule(because) : "",
                    because.rule(),
                    known ? value(because, words) : Change.Value.text(because.value()));
        }

        /** Without a level nothing lets in, and the rule that looked for one says so. */
        private static String rule(Explanation.Because because) {
            return because.rule().equals("a-level-lets-in") && because.value().equals(Member.NO_LEVEL)
                    ? "why_no_access"
                    : key("rule_", because.rule());
        }

        /** Where something is kept, and what a permission is called, is for programs. */
        private static Change.Value value(Explanation.Because because, Words words) {
            return switch (because.rule()) {
                case "access-ends-on-its-date" -> words.day(because.value());
                case "a-role-carries-it" -> words.role(because.input());
                case "levels-add-up", "add-ons-add", "the-default-level-fills-in", "vendor-roles-hold-everywhere" ->
                    words.role(because.value());
                default -> Change.Value.NOTHING;
            };
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
        static Way of(Explanation.Remedy remedy, Customer customer, Member member, Words words) {
            // What has to be done in Keycloak itself is not this portal's to offer.
            String path = remedy.path().contains("/admin/") ? "" : remedy.path();
            boolean person = path.endsWith("/members/" + member.id());
            boolean activation = path.endsWith("/members/" + member.id() + "/activate");
            return new Way(
                    address(person, activation, customer, member, remedy.body()),
                    activation
                            ? "way_activate"
                            : person ? "way_person" : path.endsWith("/settings") ? "way_settings" : "way_console",
                    path.isEmpty()
                            ? List.of()
                            : remedy.body().map(body -> fields(body, words)).orElse(List.of()),
                    remedy.who().stream()
                            .filter(WHO::contains)
                            .map(kind -> key("who_", kind))
                            .toList(),
                    remedy.who().stream().filter(kind -> !WHO.contains(kind)).toList());
        }

        /** The person's form comes up with the change made in it and not saved. */
        private static Optional<String> address(
                boolean person, boolean activation, Customer customer, Member member, Optional<JsonNode> change) {
            String page = customer.to("/members/" + member.id());
            if (activation && member.may("activate")) {
                return Optional.of(page + "/activate");
            }
            return person && member.may("assign-levels")
                    ? Optional.of(page + change.map(Proposal::query).orElse(""))
                    : Optional.empty();
        }

        private static List<Change> fields(JsonNode body, Words words) {
            Map<String, JsonNode> after = new java.util.LinkedHashMap<>();
            body.properties().forEach(field -> after.put(field.getKey(), field.getValue()));
            return words.changes(Map.of(), after);
        }
    }

    static Verdict of(Explanation explanation, Customer customer, Member member, Words words) {
        String reason = explanation.reason().orElse("");
        List<Step> steps = new ArrayList<>();
        explanation.because().forEach(each -> steps.add(Step.of(each, words)));
        return new Verdict(
                explanation.allowed(),
                explanation.allowed() ? "" : REASONS.contains(reason) ? key("why_", reason) : "why_other",
                List.copyOf(steps),
                explanation.remedy().map(remedy -> Way.of(remedy, customer, member, words)));
    }

    private static String key(String prefix, String word) {
        return prefix + word.replace('-', '_');
    }
}
