package dev.portico.stack.contract;

import dev.portico.stack.Bearers;
import dev.portico.stack.Facts;
import dev.portico.stack.SharedStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.OrganizationGroupsResource;
import org.keycloak.representations.idm.GroupRepresentation;

/** What there is to ask for in the demo's organisations: people, a security group, an invitation that is always there. */
final class Places {

    private static final Map<String, List<String>> PEOPLE =
            Map.of("acme", List.of("ben", "dan"), "umbra", List.of("eve", "finn"));

    private final SharedStack stack;
    private final Bearers bearers;
    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, String> invitations = new HashMap<>();
    private final Map<String, String> ids;

    Places(SharedStack stack, Bearers bearers) {
        this.stack = stack;
        this.bearers = bearers;
        this.ids = Stream.of("ada", "ben", "cleo", "dan", "gil", "eve", "finn", "sam", "tess", "olga")
                .collect(Collectors.toMap(name -> name, stack::userId));
        PEOPLE.keySet().forEach(alias -> groups.put(alias, group(alias)));
    }

    /** With what there is for every brace. */
    String filled(String text, String organization) {
        List<String> people = PEOPLE.getOrDefault(organization, List.of());
        String filled = text.replace("{org}", organization)
                .replace("{user}", id(people.get(0)))
                .replace("{other}", id(people.get(1)))
                .replace("{agent}", id("tess"))
                .replace("{other-agent}", id("sam"))
                .replace("{group}", groups.getOrDefault(organization, ""));
        return filled.contains("{invitation}") ? filled.replace("{invitation}", invitation(organization)) : filled;
    }

    /** All that a call might have changed. */
    Facts facts() {
        return Facts.of(
                stack, Set.of(stack.organizationId("acme"), stack.organizationId("umbra")), Set.copyOf(ids.values()));
    }

    void forget() {
        groups.forEach((alias, id) -> groups(alias).group(id).delete());
        invitations.keySet().forEach(this::revokeAll);
    }

    private void revokeAll(String organization) {
        operator("GET", invitationsOf(organization) + "?limit=200", Optional.empty())
                .json()
                .get("items")
                .forEach(each -> {
                    if (each.get("email").asText().startsWith("routes-")) {
                        String path = invitationsOf(organization) + "/"
                                + each.get("id").asText();
                        operator("DELETE", path, Optional.empty());
                    }
                });
    }

    private String id(String name) {
        return Optional.ofNullable(ids.get(name)).orElseThrow();
    }

    /** The pending one, made anew when somebody has revoked it or had it sent again, which gives it another id. */
    private String invitation(String organization) {
        String open = operator("GET", invitationsOf(organization) + "?limit=200", Optional.empty())
                .body();
        Optional<String> known =
                Optional.ofNullable(invitations.get(organization)).filter(open::contains);
        return known.orElseGet(() -> newInvitation(organization));
    }

    private String newInvitation(String organization) {
        String email = "routes-" + UUID.randomUUID() + "@test.example";
        String id = operator(
                        "POST",
                        invitationsOf(organization),
                        Optional.of("{\"email\":\"" + email + "\",\"level\":\"portal-member\"}"))
                .json()
                .get("id")
                .asText();
        invitations.put(organization, id);
        return id;
    }

    private static String invitationsOf(String organization) {
        return "/organizations/" + organization + "/invitations";
    }

    private Exchange operator(String method, String path, Optional<String> body) {
        return Exchange.of(
                stack.realmUrl("/portal-access"),
                Optional.of(bearers.of("olga")),
                method + " " + path,
                path,
                body,
                List.of());
    }

    private String group(String alias) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName("routes");
        group.singleAttribute("portal.security-group", "true");
        groups(alias).addTopLevelGroup(group).close();
        return groups(alias)
                .getAll("routes", null, true, 0, 1, false, false)
                .get(0)
                .getId();
    }

    private OrganizationGroupsResource groups(String alias) {
        return stack.realm().organizations().get(stack.organizationId(alias)).groups();
    }
}
