package dev.portico.extension.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.extension.rest.Json;
import dev.portico.extension.words.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;

/** What has to be made in a realm, by what it has: a table of rules, the realm being words as the file is. */
class PlanTest {

    private static final Optional<PortalAddress> ADDRESS =
            Optional.of(new PortalAddress("https://support.example.com"));

    private static final LoginPage ONE_PAGE = new LoginPage("browser", "portal browser", false, true, false);
    private static final LoginPage NAME_FIRST = new LoginPage("ours", "portal ours", true, true, false);

    @Test
    void aRealmImportedFromTheFileNeedsNothing() {
        Blueprint file = Blueprint.of(ADDRESS);
        Found imported = new Found(whole(file), file.profile(), ONE_PAGE, List.of());

        Plan plan = Plan.of(file, imported, Optional.empty());

        assertThat(plan.steps()).hasSizeGreaterThan(35).allSatisfy(step -> assertThat(step.action())
                .as(step.toString())
                .isEqualTo(Step.Action.THERE));
    }

    @Test
    void aRealmWithNothingGetsAllOfIt() {
        Plan plan = plan(bare(), NAME_FIRST);

        assertThat(plan.conflicts()).isEmpty();
        assertThat(plan.steps())
                .allSatisfy(step ->
                        assertThat(step.isToBeDone()).as(step.toString()).isTrue());
        assertThat(names(plan, Kind.CLIENT)).containsExactly("portal-api", "portal-access", "portal");
        assertThat(names(plan, Kind.CLIENT_SCOPE))
                .contains("portal", "portal-account")
                .doesNotContain("reports-api");
        assertThat(names(plan, Kind.REALM_ROLE))
                .hasSize(30)
                .contains("portal-member", "portal.enter", "portal-operator");
        assertThat(names(plan, Kind.USER_PROFILE_ATTRIBUTE)).containsExactly("phone", "portal.until");
        assertThat(names(plan, Kind.LOGIN_FLOW)).containsExactly("portal ours");
    }

    @Test
    void withoutThePortalsAddressNoClientIsMadeForIt() {
        Plan plan = Plan.of(Blueprint.of(Optional.empty()), bare(), Optional.empty());

        assertThat(names(plan, Kind.CLIENT)).containsExactly("portal-api", "portal-access");
        assertThat(names(plan, Kind.CLIENT_SCOPE)).containsExactly("portal");
    }

    @Test
    void thePortalsClientIsForTheAddressThatWasSaid() {
        Remark remark = step(plan(bare(), ONE_PAGE), Kind.CLIENT, "portal").remark();

        assertThat(remark.reason()).isEqualTo("client-for");
        assertThat(remark.values().get(1)).isEqualTo("https://support.example.com/*");
        assertThat(remark.what()).endsWith(" For https://support.example.com/*");
    }

    @Test
    void aRoleOfTheSameNameIsAConflictUnlessItIsMarked() {
        Found found = bare();
        found.realm().getRoles().setRealm(List.of(role("portal-admin", Map.of(), "realm-admin")));

        assertThat(step(plan(found), Kind.REALM_ROLE, "portal-admin").action()).isEqualTo(Step.Action.CONFLICT);
        assertThat(plan(found).conflicts()).hasSize(1);
    }

    @Test
    void aLevelThatSomebodyHasChangedStaysSo() {
        Found found = bare();
        found.realm()
                .getRoles()
                .setRealm(List.of(role("portal-member", Map.of("portal.level", List.of("true")), "portal.enter")));

        Step step = step(plan(found), Kind.REALM_ROLE, "portal-member");
        assertThat(step.action()).isEqualTo(Step.Action.KEEP);
        assertThat(step.remark().values()).containsExactly("portal.enter");
        assertThat(step.remark().what()).isEqualTo("It is there, made of portal.enter; it stays so");
    }

    @ParameterizedTest
    @CsvSource({
        "portal,        true,  true,  false, KEEP",
        "portal,        false, true,  false, CONFLICT",
        "portal,        true,  true,  true,  CONFLICT",
        "portal-api,    false, false, false, THERE",
        "portal-api,    false, true,  false, CONFLICT",
        "portal-access, false, false, true,  CONFLICT"
    })
    void aClientOfTheSameNameIsOursWhenItIsGuardedAndLetsInAsItShould(
            String id, boolean guarded, boolean standardFlow, boolean open, Step.Action expected) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setPublicClient(open);
        client.setStandardFlowEnabled(standardFlow);
        client.setImplicitFlowEnabled(false);
        client.setRedirectUris(List.of());
        client.setAttributes(guarded ? Map.of("portal.access.required", "true") : Map.of());
        Found found = bare();
        found.realm().setClients(List.of(client));

        assertThat(step(plan(found), Kind.CLIENT, id).action()).isEqualTo(expected);
    }

    @Test
    void aScopeWithoutOurMapperIsSomebodyElses() {
        ClientScopeRepresentation scope = new ClientScopeRepresentation();
        scope.setName("portal");
        Found found = bare();
        found.realm().setClientScopes(List.of(scope));

        assertThat(step(plan(found), Kind.CLIENT_SCOPE, "portal").action()).isEqualTo(Step.Action.CONFLICT);
    }

    @Test
    void keycloaksOwnScopesAreTheRealms() {
        ClientScopeRepresentation scope = new ClientScopeRepresentation();
        scope.setName("profile");
        Found found = bare();
        found.realm().setClientScopes(List.of(scope));

        assertThat(step(plan(found), Kind.CLIENT_SCOPE, "profile").action()).isEqualTo(Step.Action.THERE);
    }

    @ParameterizedTest
    @CsvSource({"admin, true, THERE", "user, true, CONFLICT", "admin, false, CONFLICT"})
    void nobodyProlongsTheirOwnAccess(String editor, boolean several, Step.Action expected) {
        UPAttribute until =
                new UPAttribute("portal.until", new UPAttributePermissions(Set.of("admin"), Set.of(editor)));
        until.setMultivalued(several);
        UPConfig profile = new UPConfig();
        profile.addOrReplaceAttribute(until);
        Found found = new Found(bare().realm(), profile, ONE_PAGE, List.of());

        assertThat(step(plan(found), Kind.USER_PROFILE_ATTRIBUTE, "portal.until")
                        .action())
                .isEqualTo(expected);
    }

    @Test
    void aSettingThatTheRealmHasStays() {
        Found found = bare();
        found.realm().setAttributes(new TreeMap<>(Map.of("portal.mode", "everyone")));

        assertThat(step(plan(found), Kind.REALM_ATTRIBUTE, "portal.mode").action())
                .isEqualTo(Step.Action.KEEP);
        assertThat(step(plan(found), Kind.REALM_ATTRIBUTE, "portal.ticketing")
                        .remark()
                        .what())
                .isEqualTo("off");
    }

    @ParameterizedTest
    @CsvSource({
        "false, true,  false, ,     THERE",
        "true,  true,  false, ,     CREATE",
        "true,  true,  false, KEEP, KEEP",
        "true,  false, false, ,     KEEP",
        "true,  false, false, COPY, KEEP",
        "true,  true,  true,  ,     KEEP",
        "true,  true,  true,  COPY, CREATE"
    })
    void aFlowThatAsksForTheNameFirstIsCopiedWhereThatTakesNothingAway(
            boolean nameFirst, boolean besides, boolean brokers, @Nullable LoginWish wish, Step.Action expected) {
        LoginPage login = new LoginPage("ours", "portal ours", nameFirst, besides, brokers);
        Plan plan = Plan.of(
                Blueprint.of(ADDRESS),
                new Found(bare().realm(), noProfile(), login, List.of()),
                Optional.ofNullable(wish));

        assertThat(plan.steps())
                .filteredOn(step -> step.kind() == Kind.LOGIN_FLOW)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.action()).isEqualTo(expected);
                    assertThat(step.name()).isEqualTo(expected == Step.Action.CREATE ? "portal ours" : "ours");
                });
    }

    /** R67: the console says it in its own languages, by the name; who calls it reads English. */
    @Test
    void aStepIsToldByANameWithItsValuesAndInEnglish() {
        Found found = new Found(bare().realm(), noProfile(), NAME_FIRST, List.of(Wording.NO_PORTAL.with()));

        String told = Json.text(PlanView.of(plan(found), new Installed(List.of())));

        assertThat(told)
                .contains("{\"kind\":\"realm-role\",\"name\":\"enable-in-app-messenger\",\"action\":\"create\","
                        + "\"reason\":\"role-made-of\","
                        + "\"values\":[\"Add-on: contact Support from the messenger\",\"messenger.contact\"],"
                        + "\"what\":\"Add-on: contact Support from the messenger; made of messenger.contact\"}")
                .contains(
                        "\"reason\":\"login-copied\",\"values\":[\"ours\"],\"what\":\"A copy of the browser flow ours, ")
                .contains(
                        "\"notes\":[{\"reason\":\"no-portal\",\"values\":[],\"what\":\"No client is made for the portal:");
    }

    /** Whoever comes to administer that realm administers all of them. */
    @Test
    void amongKeycloaksOwnAdministratorsItIsAConflict() {
        Plan plan = plan(bare()).amongAdministrators("master");

        assertThat(plan.conflicts()).singleElement().satisfies(step -> {
            assertThat(step.name()).isEqualTo("master");
            assertThat(step.remark()).isEqualTo(Wording.ADMINISTRATORS_REALM.with());
        });
        assertThat(PlanView.of(plan, new Installed(List.of())).complete()).isFalse();
    }

    private static Plan plan(Found found) {
        return Plan.of(Blueprint.of(ADDRESS), found, Optional.empty());
    }

    private static Plan plan(Found found, LoginPage login) {
        return plan(new Found(found.realm(), found.profile(), login, List.of()));
    }

    /** An untouched realm without anything of ours. */
    private static Found bare() {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setOrganizationsEnabled(false);
        RolesRepresentation roles = new RolesRepresentation();
        roles.setRealm(List.of());
        realm.setRoles(roles);
        realm.setClientScopes(List.of());
        realm.setClients(List.of());
        realm.setRequiredActions(List.of());
        realm.setAttributes(new TreeMap<>());
        return new Found(realm, noProfile(), ONE_PAGE, List.of());
    }

    private static UPConfig noProfile() {
        UPConfig profile = new UPConfig();
        profile.setAttributes(List.of());
        return profile;
    }

    /** As the file is; what is imported may have defaults that it does not say. */
    private static RealmRepresentation whole(Blueprint file) {
        RealmRepresentation realm = file.realm();
        realm.setClients(new ArrayList<>(realm.getClients()));
        return realm;
    }

    private static RoleRepresentation role(String name, Map<String, List<String>> attributes, String part) {
        RoleRepresentation role = new RoleRepresentation();
        role.setName(name);
        role.setAttributes(attributes);
        RoleRepresentation.Composites parts = new RoleRepresentation.Composites();
        parts.setRealm(Set.of(part));
        role.setComposites(parts);
        return role;
    }

    private static List<String> names(Plan plan, Kind kind) {
        return plan.steps().stream()
                .filter(step -> step.kind() == kind)
                .map(Step::name)
                .toList();
    }

    private static Step step(Plan plan, Kind kind, String name) {
        return plan.steps().stream()
                .filter(step -> step.kind() == kind && step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
