package dev.portico.stack.delegation;

import dev.portico.stack.Facts;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Three organisations, the people in them, some in two, one the vendor's as well, and a security group each. */
final class World {

    /** Somebody, in one organisation of theirs. */
    record Seat(People.Person person, String organization, String alias) {}

    private final SharedStack stack;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private final Map<String, People.Person> people = new LinkedHashMap<>();
    private final List<String> groups = new ArrayList<>();

    World(SharedStack stack) {
        this.stack = stack;
        String first = organization();
        String second = organization();
        String bystanders = organization();
        for (String[] roles : new String[][] {
            {"portal-admin", Model.MESSENGER},
            {"portal-admin"},
            {Model.DEPUTY},
            {Model.DEPUTY, Model.OWN_ONLY},
            {"portal-admin", Model.OWN_ONLY},
            {"portal-coordinator"},
            {"portal-member", Model.MESSENGER},
            {"portal-member"},
            {}
        }) {
            seat(stack.people().person("first"), first, roles);
        }
        seat(stack.people().person("second"), second, "portal-admin");
        seat(stack.people().person("second"), second, "portal-member");
        seat(stack.people().person("other"), bystanders, "portal-admin");
        People.Person both = stack.people().person("both");
        seat(both, first, "portal-admin");
        seat(both, second, "portal-member");
        People.Person around = stack.people().person("around");
        seat(around, first, "portal-member");
        seat(around, second, "portal-admin", Model.MESSENGER);
        People.Person vendors = stack.people().person("vendors");
        seat(vendors, first, "portal-member");
        stack.realm()
                .users()
                .get(vendors.id())
                .roles()
                .realmLevel()
                .add(List.of(stack.realm().roles().get("support-agent").toRepresentation()));
    }

    Facts now() {
        return Facts.of(stack, organizations(), new LinkedHashSet<>(people.keySet()));
    }

    Set<String> organizations() {
        return aliases.keySet();
    }

    List<Seat> seats() {
        return seats;
    }

    /** Security groups, by id. */
    List<String> groups() {
        return groups;
    }

    private void seat(People.Person person, String organization, String... roles) {
        stack.people().join(person, organization, roles);
        people.put(person.id(), person);
        seats.add(new Seat(person, organization, aliases.getOrDefault(organization, "")));
    }

    private String organization() {
        OrganizationRepresentation organization = stack.people().organization("delegated");
        aliases.put(organization.getId(), organization.getAlias());
        GroupRepresentation group = new GroupRepresentation();
        group.setName("readers");
        group.singleAttribute("portal.security-group", "true");
        var all = stack.realm().organizations().get(organization.getId()).groups();
        all.addTopLevelGroup(group).close();
        groups.add(all.getAll("readers", null, true, 0, 1, false, false).get(0).getId());
        return organization.getId();
    }
}
