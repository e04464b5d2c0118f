package dev.portico.stack.delegation;

import dev.portico.stack.Facts;
import dev.portico.stack.Facts.Fact;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of delegation, written a second time and from the contract alone: what people may do where, from the facts of one
 * {@link Facts}. Knows no setting but those of the tests' realm, and no role but these.
 */
record Model(Facts facts) {

    /** A level of the test's own: runs the members of its organisation, and may do little else. */
    static final String DEPUTY = "portal-deputy";

    static final List<String> DEPUTYS = List.of(
            "portal.enter",
            "tickets.own",
            "members.view",
            "members.invite",
            "members.assign-levels",
            "members.edit",
            "members.deactivate",
            "members.reset");

    private static final Set<String> MEMBERS =
            Set.of("portal.enter", "tickets.create", "tickets.own", "articles.read", "forum.read", "forum.write");

    private static final Set<String> ADMINS = union(
            MEMBERS,
            Set.of(
                    "tickets.organization",
                    "members.view",
                    "members.invite",
                    "members.assign-levels",
                    "members.edit",
                    "members.deactivate",
                    "members.reset",
                    "members.perspective",
                    "members.review"));

    private static final Map<String, Set<String>> LEVELS = Map.of(
            "portal-member",
            MEMBERS,
            "portal-coordinator",
            union(MEMBERS, Set.of("tickets.organization")),
            "portal-admin",
            ADMINS,
            DEPUTY,
            Set.copyOf(DEPUTYS));

    static final String MESSENGER = "enable-in-app-messenger";
    static final String OWN_ONLY = "portal-own-tickets-only";

    /** All that a customer's people can be given. */
    static final Set<String> GRANTABLE = union(LEVELS.keySet(), Set.of(MESSENGER, OWN_ONLY));

    /** What a role carries. */
    static Set<String> carried(String role) {
        return role.equals(MESSENGER) ? Set.of("messenger.contact") : LEVELS.getOrDefault(role, Set.of());
    }

    /** What somebody may do there at this moment. */
    Set<String> held(String organization, String person) {
        Set<String> held = new HashSet<>(rank(organization, person));
        boolean in = roles(organization, person).stream()
                .anyMatch(role -> LEVELS.getOrDefault(role, Set.of()).contains("portal.enter"));
        boolean ended = until(organization, person)
                .filter(end -> !Instant.now().isBefore(end))
                .isPresent();
        if (!in || ended || !isEnabled(person)) {
            return Set.of();
        }
        if (roles(organization, person).contains(OWN_ONLY)) {
            held.remove("tickets.organization");
        }
        return held;
    }

    /** What their grants amount to, in force or not. */
    Set<String> rank(String organization, String person) {
        return roles(organization, person).stream()
                .flatMap(role -> carried(role).stream())
                .collect(Collectors.toSet());
    }

    Set<String> roles(String organization, String person) {
        return about("grant", organization, person).collect(Collectors.toSet());
    }

    Optional<Instant> until(String organization, String person) {
        return about("until", organization, person).map(Instant::parse).findFirst();
    }

    boolean isEnabled(String person) {
        return facts.all().contains(new Fact("account", "enabled", person, "true"));
    }

    boolean isVendors(String person) {
        return facts.of("direct")
                .anyMatch(fact -> fact.subject().equals(person) && fact.value().startsWith("support-agent"));
    }

    Set<String> organizations(String person) {
        return facts.of("member")
                .filter(fact -> fact.subject().equals(person))
                .map(Fact::place)
                .collect(Collectors.toSet());
    }

    /** Those who count: enabled, able to assign levels, without an end date. */
    long admins(String organization) {
        return facts.of("member")
                .filter(fact -> fact.place().equals(organization))
                .map(Fact::subject)
                .filter(person -> held(organization, person).contains("members.assign-levels"))
                .filter(person -> until(organization, person).isEmpty())
                .count();
    }

    private Stream<String> about(String kind, String organization, String person) {
        return facts.of(kind)
                .filter(fact ->
                        fact.place().equals(organization) && fact.subject().equals(person))
                .map(Fact::value);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
