package dev.portico.stack.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who asks the API, and what the contract gives them: written down here and nowhere looked up.
 *
 * @param admin whether they come through the resource for realm admins
 * @param sees the organisations that are theirs to see
 * @param held their permissions in some of these
 * @param anywhere their permissions wherever they are
 */
record Asker(String name, boolean admin, Set<String> sees, Map<String, Set<String>> held, Set<String> anywhere) {

    static final String NOBODY = "nobody";

    private static final Set<String> BOTH = Set.of("acme", "umbra");
    private static final Set<String> OF_MEMBERS = Set.of("portal.enter", "tickets.own");
    private static final Set<String> EVERY_MEMBERS_RIGHT = Set.of(
            "members.view",
            "members.invite",
            "members.assign-levels",
            "members.edit",
            "members.deactivate",
            "members.reset",
            "members.perspective",
            "members.review");

    private static final Set<String> READING = Set.of("members.view", "members.review");
    private static final Set<String> RUNNING = Set.of("portal.settings", "portal.levels", "portal.organizations");
    private static final Set<String> DESK = Set.of("desk.tickets", "desk.articles", "desk.perspective");

    /** The demo's people who get a token, and who has none; Dan, who gets none, would be one more nobody. */
    static List<Asker> people() {
        return List.of(
                new Asker(NOBODY, false, Set.of(), Map.of(), Set.of()),
                customer("ada", Map.of("acme", EVERY_MEMBERS_RIGHT)),
                customer("ben", Map.of("acme", OF_MEMBERS)),
                customer("cleo", Map.of("acme", OF_MEMBERS)),
                customer("gil", Map.of("acme", OF_MEMBERS)),
                customer("eve", Map.of("umbra", EVERY_MEMBERS_RIGHT)),
                customer("finn@acme", Map.of("acme", OF_MEMBERS, "umbra", EVERY_MEMBERS_RIGHT)),
                customer("finn@umbra", Map.of("acme", OF_MEMBERS, "umbra", EVERY_MEMBERS_RIGHT)),
                new Asker("sam", false, BOTH, Map.of(), DESK),
                new Asker("tess", false, Set.of("acme"), Map.of(), Set.of("desk.tickets", "desk.assigned-only")),
                new Asker("olga", false, BOTH, everywhere(EVERY_MEMBERS_RIGHT), RUNNING));
    }

    /** Accounts of the realm by the one administrative role they hold. */
    static List<Asker> admins() {
        return List.of(
                new Asker(NOBODY, true, Set.of(), Map.of(), Set.of()),
                new Asker("no role", true, Set.of(), Map.of(), Set.of()),
                new Asker("manage-users", true, Set.of(), Map.of(), Set.of()),
                new Asker("view-organizations", true, BOTH, everywhere(READING), Set.of("organizations.view")),
                new Asker(
                        "manage-organizations",
                        true,
                        BOTH,
                        everywhere(EVERY_MEMBERS_RIGHT),
                        Set.of("organizations.view", "portal.organizations")),
                // Keycloak lets who manages the realm manage its organisations as well
                everything("manage-realm"),
                everything("realm-admin"));
    }

    private static Asker everything(String role) {
        return new Asker(
                role,
                true,
                BOTH,
                everywhere(EVERY_MEMBERS_RIGHT),
                Set.of("organizations.view", "portal.settings", "portal.levels", "portal.organizations"));
    }

    private static Asker customer(String name, Map<String, Set<String>> held) {
        return new Asker(name, false, held.keySet(), held, Set.of());
    }

    private static Map<String, Set<String>> everywhere(Set<String> permissions) {
        return BOTH.stream().collect(Collectors.toMap(alias -> alias, alias -> permissions));
    }

    boolean hasNoToken() {
        return name.equals(NOBODY);
    }

    /** Whether they hold any of these permissions there. */
    boolean holds(String organization, String... permissions) {
        return Stream.of(permissions)
                .anyMatch(
                        permission -> held.getOrDefault(organization, Set.of()).contains(permission)
                                || anywhere.contains(permission));
    }

    boolean holdsAnywhere(String... permissions) {
        return Stream.of(permissions).anyMatch(anywhere::contains);
    }
}
