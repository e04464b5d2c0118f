package dev.portico.stack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.stack.Bearers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is told to help does help: for every permission, whatever somebody is and whatever is set, the call is made as it was told,
 * by everybody who is said to be able to, and then the answer is yes, in the explanation and in the token (R67).
 */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemediesIT {

    private final SharedStack stack;
    private final Bearers bearers;
    private final Company company;
    private final People.Person admin;
    private final Stage stage;
    private final Set<String> made = new TreeSet<>();

    RemediesIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
        this.company = new Company(stack);
        this.admin = company.somebody("portal-admin", "enable-in-app-messenger");
        this.stage = new Stage(stack, company.id);
    }

    static Stream<Arguments> everybodyEverywhere() {
        return Stream.of(
                        Circumstances.USUAL,
                        Circumstances.realm("ticketing", "off"),
                        Circumstances.realm("forum", "off"),
                        Circumstances.realm("default-level", "portal-member"),
                        Circumstances.disabledOrganization())
                .flatMap(circumstances ->
                        Stream.of(Standing.values()).map(standing -> Arguments.of(standing, circumstances)));
    }

    @AfterEach
    void asItWas() {
        stage.close();
    }

    @AfterAll
    void everyKindOfCallWasMade() {
        assertThat(made)
                .containsExactly(
                        "PATCH /admin/realms/portico/portal-access/organizations/{org}/members/{user} by realm-admin",
                        "PATCH /realms/portico/portal-access/organizations/{org}/members/{user} by customer-admin",
                        "PATCH /realms/portico/portal-access/organizations/{org}/members/{user} by operator",
                        "POST /admin/realms/portico/organizations/{org}/members by realm-admin",
                        "POST /admin/realms/portico/portal-access/organizations/{org}/members/{user}/activate by realm-admin",
                        "POST /admin/realms/portico/users/{user}/role-mappings/realm by realm-admin",
                        "POST /realms/portico/portal-access/organizations/{org}/members/{user}/activate by customer-admin",
                        "POST /realms/portico/portal-access/organizations/{org}/members/{user}/activate by operator",
                        "PUT /admin/realms/portico/organizations/{org} by realm-admin",
                        "PUT /admin/realms/portico/portal-access/settings by realm-admin",
                        "PUT /admin/realms/portico/users/{user} by realm-admin",
                        "PUT /realms/portico/portal-access/settings by operator");
    }

    @ParameterizedTest
    @MethodSource("everybodyEverywhere")
    void whatIsToldToHelpHelps(Standing standing, Circumstances circumstances) {
        boolean both = !circumstances.realm().containsKey("portal.default-level");
        for (String asker : both ? List.of("olga", "realm-admin") : List.of("olga")) {
            stage.set(circumstances);
            tellings(asker, standing.somebody(stack, company)).forEach((call, permissions) -> {
                for (String who : call.who()) {
                    stage.set(circumstances);
                    helped(asker, who, standing, permissions);
                }
            });
        }
    }

    /** For somebody new of whom the same is true: is told, is done, and all that it was told for is allowed. */
    private void helped(String asker, String who, Standing standing, List<String> permissions) {
        People.Person person = standing.somebody(stack, company);
        Call call = new Call(explained(asker, person, permissions.get(0)).get("remedy"));
        String what = call.told() + " as " + who + " for " + permissions;

        Changes.Told told = call.made(stack, Call.tokenOf(who, stack, bearers, admin.username()));

        assertThat(told.status()).as(what + ": " + told.json()).isBetween(200, 299);
        made.add(kind(call, person.id()) + " by " + who);
        Set<String> held = entitlements(person);
        for (String permission : permissions) {
            assertThat(explained(asker, person, permission).get("allowed").asBoolean())
                    .as(what + " and " + permission)
                    .isTrue();
            assertThat(held).as(what).contains(permission);
        }
    }

    /** The calls that are told for anything, and for what each of them is. */
    private Map<Call, List<String>> tellings(String asker, People.Person person) {
        Map<String, Call> calls = new LinkedHashMap<>();
        Map<Call, List<String>> tellings = new LinkedHashMap<>();
        for (String permission : Explained.PERMISSIONS) {
            JsonNode explained = explained(asker, person, permission);
            if (explained.get("allowed").asBoolean()) {
                assertThat(explained.get("remedy").isNull()).isTrue();
            } else if (!explained.get("remedy").isNull()) {
                Call call = new Call(explained.get("remedy"));
                assertThat(call.who()).as(call.told().toString()).isNotEmpty();
                tellings.computeIfAbsent(
                                calls.computeIfAbsent(call.about(person.id()), words -> call), one -> new ArrayList<>())
                        .add(permission);
            }
        }
        return tellings;
    }

    private String kind(Call call, String person) {
        String path =
                call.told().get("path").asText().replace(company.id, "{org}").replace(person, "{user}");
        return call.told().get("method").asText() + " " + path;
    }

    /** In this organisation and, for who is the vendor's as well, without one: a token holds one of the two. */
    private Set<String> entitlements(People.Person person) {
        Set<String> held = new TreeSet<>();
        Stream.of(
                        stack.tokens().of(person.username(), company.alias),
                        stack.tokens().of(person.username()))
                .filter(answer -> answer.status() == 200)
                .forEach(answer -> answer.claims().get("entitlements").forEach(each -> held.add(each.asText())));
        return held;
    }

    private JsonNode explained(String asker, People.Person person, String permission) {
        if (asker.equals("olga")) {
            return new Explained(stack, bearers).to(asker, company.id, person.id(), permission);
        }
        Changes.Told told = Changes.asAdmin(stack)
                .get("/organizations/" + company.id + "/explain?permission=" + permission + "&user=" + person.id());
        assertThat(told.status()).isEqualTo(200);
        return told.json();
    }
}
