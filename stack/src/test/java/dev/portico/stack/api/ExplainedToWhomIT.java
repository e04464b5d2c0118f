package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** What an explanation tells depends on who may know it (R67). */
@OnTheStack
class ExplainedToWhomIT {

    private final SharedStack stack;
    private final Company company;

    ExplainedToWhomIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
    }

    @Test
    void onlyAdministratorsAreShownWhatKeycloakKeepsOfADisabledOrganisation() {
        People.Person worker = company.somebody("portal-member");
        Changes member = Changes.as(stack, worker.username());
        Changes boss = company.asBoss();
        OrganizationRepresentation organization =
                stack.realm().organizations().get(company.id).toRepresentation();
        organization.setAttributes(Map.of("contract", List.of("secret-terms")));
        organization.setEnabled(false);
        stack.realm().organizations().get(company.id).update(organization).close();
        String path = "/organizations/" + company.id + "/explain?user=" + worker.id();

        Changes.Told admins = Changes.asAdmin(stack).get(path);
        assertThat(admins.field("reason")).isEqualTo("organization-disabled");
        assertThat(admins.json().at("/remedy/body/attributes/contract/0").asText())
                .isEqualTo("secret-terms");
        for (Changes asker : List.of(member, boss, Changes.as(stack, "olga"))) {
            Changes.Told told = asker.get(path);
            assertThat(told.json().toString()).doesNotContain("secret-terms");
            if (told.status() == 200) {
                assertThat(told.field("reason")).isEqualTo("organization-disabled");
                assertThat(told.json().get("remedy").isNull()).isTrue();
            }
        }
        assertThat(member.get(path).status()).isEqualTo(200);
        assertThat(Changes.as(stack, "olga").get(path).status()).isEqualTo(200);
    }
}
