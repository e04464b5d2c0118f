package dev.portico.stack.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.stack.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;

/** The file {@code realm-export/demo/demo.json}; its README says what each part means. */
record DemoData(
        Map<String, String> settings,
        Map<String, String> realmAttributes,
        List<Role> roles,
        List<Client> clients,
        List<Organization> organizations,
        List<Person> people) {

    record Role(String name, String description, Map<String, List<String>> attributes, List<String> composites) {}

    /** A client as Keycloak knows it, and the realm roles that may appear in its tokens. */
    record Client(ClientRepresentation representation, List<String> realmRolesInScope) {}

    record Organization(String alias, String name, List<String> domains) {}

    record Person(
            String username,
            String firstName,
            String lastName,
            String email,
            Map<String, List<String>> organizations,
            List<String> realmRoles,
            List<String> assignedOrganizations) {

        Person(
                String username,
                String firstName,
                String lastName,
                String email,
                @Nullable Map<String, List<String>> organizations,
                @Nullable List<String> realmRoles,
                @Nullable List<String> assignedOrganizations) {
            this.username = username;
            this.firstName = firstName;
            this.lastName = lastName;
            this.email = email;
            this.organizations = organizations == null ? Map.of() : organizations;
            this.realmRoles = realmRoles == null ? List.of() : realmRoles;
            this.assignedOrganizations = assignedOrganizations == null ? List.of() : assignedOrganizations;
        }

        String password() {
            return username + "-portico";
        }
    }

    static DemoData in(Path file) {
        ObjectMapper json = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .registerModule(new ClientWithScope());
        try {
            return json.readValue(file.toFile(), DemoData.class);
        } catch (IOException e) {
            throw new StartFailure("The demo data in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
