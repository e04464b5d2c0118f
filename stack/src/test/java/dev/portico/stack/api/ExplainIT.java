package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What an explanation tells and to whom (R11, R67). */
@OnTheStack
class ExplainIT {

    private final SharedStack stack;

    ExplainIT(SharedStack stack) {
        this.stack = stack;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ben", "cleo", "gil", "finn@acme", "sam", "tess", "olga"})
    void whatIsExplainedToSomebodyIsWhatTheirTokenSays(String who) {
        Api api = Api.as(stack, who);
        Set<String> held = new TreeSet<>();
        Tokens.claims(api.token()).get("entitlements").forEach(word -> held.add(word.asText()));

        Set<String> explained = new TreeSet<>();
        for (String permission : Explained.PERMISSIONS) {
            JsonNode answer = api.get("/organizations/acme/explain?permission=" + permission)
                    .json();
            if (answer.get("allowed").asBoolean()) {
                explained.add(permission);
                assertThat(answer.get("reason").isNull()).isTrue();
                assertThat(answer.get("remedy").isNull()).isTrue();
            } else {
                assertThat(answer.get("reason").asText()).isNotEmpty();
            }
            assertThat(answer.get("because").size()).isPositive();
        }
        assertThat(explained).isEqualTo(held);
    }

    @Test
    void theAnswerIsAsTheContractSays() {
        String ben = stack.userId("cleo");
        JsonNode answer = Api.as(stack, "ada")
                .get("/organizations/acme/explain?user=" + ben + "&permission=messenger.contact")
                .json();

        assertThat(answer.toString())
                .isEqualTo("{\"allowed\":false,\"reason\":\"missing-permission\",\"because\":["
                        + "{\"rule\":\"levels-add-up\",\"input\":\"roles\",\"value\":\"portal-member\"},"
                        + "{\"rule\":\"no-role-carries-it\",\"input\":\"roles\",\"value\":\"messenger.contact\"}],"
                        + "\"remedy\":{\"method\":\"PATCH\",\"path\":\"/realms/portico/portal-access/organizations/"
                        + stack.organizationId("acme") + "/members/" + ben
                        + "\",\"body\":{\"roles\":[\"enable-in-app-messenger\"]},"
                        + "\"who\":[\"customer-admin\",\"operator\"]}}");
    }

    @ParameterizedTest
    @CsvSource({
        "ada, ben, 200", "ada, dan, 200", "ada, eve, 404", "ada, sam, 404", "ben, ben, 200", "ben, cleo, 403",
        "eve, ben, 404", "sam, ben, 403", "sam, sam, 200", "olga, ben, 200", "olga, eve, 200", "olga, sam, 200"
    })
    void onlyWhatTheAskerMayKnowIsTold(String asker, String person, int status) {
        assertThat(Api.as(stack, asker)
                        .get("/organizations/acme/explain?permission=portal.enter&user=" + stack.userId(person))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aPermissionThatDoesNotExistIsRefused() {
        Tokens.Answer answer = Api.as(stack, "ada").get("/organizations/acme/explain?permission=portal.fly");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("reason").asText()).isEqualTo("invalid-value");
    }

    /** What the vendor's roles give a member is not for their customer to know. */
    @Test
    void aCustomersAdminIsToldNothingOfTheVendors() {
        Company company = new Company(stack);
        People.Person twofold = company.somebody("portal-member");
        stack.realm().users().get(twofold.id()).roles().realmLevel().add(List.of(role("support-agent")));
        String path = "/organizations/" + company.id + "/explain?permission=desk.tickets&user=" + twofold.id();

        assertThat(Changes.as(stack, "olga").get(path).json().get("allowed").asBoolean())
                .isTrue();
        JsonNode told = company.asBoss().get(path).json();
        assertThat(told.get("allowed").asBoolean()).isFalse();
        assertThat(told.toString()).doesNotContain("support-agent").doesNotContain("vendor");
    }

    @Test
    void whereTwoCallsAreNeededNoneIsTold() {
        Company company = new Company(stack);
        People.Person worker = company.somebody();
        UserRepresentation user = stack.realm().users().get(worker.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(worker.id()).update(user);

        JsonNode explained = explained(company, worker, "portal.enter");
        assertThat(explained.get("allowed").asBoolean()).isFalse();
        assertThat(explained.get("remedy").isNull()).isTrue();
    }

    /** An Admin of one organisation cannot enable an account that is somebody else's, too. */
    @Test
    void whoIsNamedMayDoIt() {
        Company company = new Company(stack);
        Company other = new Company(stack);
        People.Person shared = company.somebody("portal-member");
        stack.people().join(shared, other.id, "portal-member");
        UserRepresentation user = stack.realm().users().get(shared.id()).toRepresentation();
        user.setEnabled(false);
        stack.realm().users().get(shared.id()).update(user);

        assertThat(kinds(explained(company, shared, "portal.enter"))).containsExactly("operator");
    }

    /** No level carries the add-ons, and Admins have theirs: somebody who has one is not above them. */
    @Test
    void anAdminHelpsWhoHasAnAddOn() {
        Company company = new Company(stack);
        People.Person admin = company.somebody("portal-admin", "enable-in-app-messenger");
        People.Person member = company.somebody("portal-member", "enable-in-app-messenger");

        JsonNode explained = explained(company, member, "tickets.organization");

        assertThat(kinds(explained)).containsExactly("customer-admin", "operator");
        Changes.Told done = Changes.as(stack, admin.username())
                .patch(company.path(member), explained.at("/remedy/body").toString());
        assertThat(done.status()).as(done.json().toString()).isEqualTo(200);
    }

    private JsonNode explained(Company company, People.Person person, String permission) {
        return Changes.as(stack, "olga")
                .get("/organizations/" + company.id + "/explain?permission=" + permission + "&user=" + person.id())
                .json();
    }

    private static List<String> kinds(JsonNode explained) {
        return StreamSupport.stream(explained.at("/remedy/who").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private RoleRepresentation role(String name) {
        return stack.realm().roles().get(name).toRepresentation();
    }
}
