package dev.portico.stack.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm that was there before gets what the portal needs, in one call that says first what it will do, and loses it again. */
@OnTheStack
class InstallIT {

    private final SharedStack stack;
    private final ExistingRealm realm;

    InstallIT(SharedStack stack) {
        this.stack = stack;
        this.realm = ExistingRealm.on(stack);
    }

    @AfterEach
    void andItGoes() {
        realm.close();
    }

    @Test
    void lookingAtThePlanChangesNothing() {
        List<String> before = realm.export();

        ExistingRealm.Answer plan = realm.plan();

        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.json().get("complete").asBoolean()).isFalse();
        assertThat(plan.json().get("installed").asBoolean()).isFalse();
        assertThat(plan.of("conflict")).isEmpty();
        assertThat(plan.of("create"))
                .contains("portal-member", "portal.enter", "portal", "portal-api", "portal-access", "portal.until");
        assertThat(realm.plan()).isEqualTo(plan);
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void itIsDoneOnceAndUndoneWithoutATrace() {
        List<String> before = realm.export();

        assertThat(realm.install(realm.plan()).status()).isEqualTo(200);
        List<String> installed = realm.export();
        assertThat(installed).isNotEqualTo(before);
        ExistingRealm.Answer complete = realm.plan();
        assertThat(complete.json().get("complete").asBoolean()).isTrue();
        assertThat(complete.json().get("installed").asBoolean()).isTrue();

        assertThat(realm.install(complete).status()).isEqualTo(200);
        assertThat(realm.export()).isEqualTo(installed);

        ExistingRealm.Answer removal = realm.removal();
        assertThat(removal.json().get("needsConfirmation").asBoolean()).isFalse();
        assertThat(realm.remove(removal, false).status()).isEqualTo(200);
        assertThat(realm.export()).isEqualTo(before);
        assertThat(realm.removal().json().get("steps")).isEmpty();
    }

    @Test
    void twoAtOnceMakeItOnce() {
        List<String> before = realm.export();
        String path = "/installation?portal=" + ExistingRealm.PORTAL;
        Supplier<Integer> install =
                () -> realm.ask("POST", path, Optional.of("*")).status();
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(install);
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(install);

        assertThat(List.of(one.join(), other.join())).contains(200).isSubsetOf(200, 412);
        assertThat(realm.plan().json().get("complete").asBoolean()).isTrue();
        assertThat(realm.remove(realm.removal(), false).status()).isEqualTo(200);
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void whatIsMissingIsMadeLater() {
        List<String> before = realm.export();
        ExistingRealm.Answer first = realm.ask("GET", "/installation", Optional.empty());
        assertThat(realm.ask("POST", "/installation", first.tag()).status()).isEqualTo(200);
        assertThat(realm.keycloak().clients().findByClientId("portal")).isEmpty();

        ExistingRealm.Answer more = realm.plan();
        assertThat(more.of("create")).containsExactlyInAnyOrder("portal-account", "portal");
        assertThat(realm.install(more).status()).isEqualTo(200);

        assertThat(realm.remove(realm.removal(), false).status()).isEqualTo(200);
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void thePortalsClientIsReadyForTheAddressWithSecretsOfItsOwn() {
        realm.install(realm.plan());

        ClientRepresentation portal =
                realm.keycloak().clients().findByClientId("portal").get(0);
        assertThat(portal.getRedirectUris()).containsExactly("https://support.example.com/*");
        assertThat(portal.getAttributes())
                .containsEntry("portal.access.required", "true")
                .containsEntry("access.token.lifespan", "60")
                .containsEntry("ssf.stream.delivery.endpointUrl", "https://support.example.com/signals");
        assertThat(portal.getAttributes().get("ssf.stream.delivery.authorizationHeader"))
                .matches("Bearer [A-Za-z0-9]{48}");
        assertThat(portal.getDefaultClientScopes()).contains("portal", "basic");
        assertThat(realm.keycloak().clients().get(portal.getId()).getSecret().getValue())
                .hasSizeGreaterThanOrEqualTo(32);
        assertThat(realm.keycloak()
                        .clients()
                        .get(portal.getId())
                        .getScopeMappings()
                        .realmLevel()
                        .listAll())
                .extracting(RoleRepresentation::getName)
                .containsExactlyInAnyOrder("support-agent", "support-agent-assigned", "portal-operator");
    }

    @Test
    void levelsWorkAtOnceAndWhoHasNoneGetsNoToken() {
        realm.install(realm.plan());
        realm.change(each -> each.getAttributes().put("portal.ticketing", "on"));
        guardedClient();
        People people = realm.people();
        String organization = people.organization("customer").getId();
        People.Person member = people.person("member");
        People.Person nobody = people.person("nobody");
        people.join(member, organization, "portal-member");
        people.join(nobody, organization);

        ExistingRealm.Answer token = realm.token("guarded", member.username(), "&scope=openid");
        assertThat(token.status()).as(token.body()).isEqualTo(200);
        assertThat(Tokens.claims(token.json().get("access_token").asText())
                        .get("entitlements")
                        .toString())
                .contains("tickets.own")
                .doesNotContain("tickets.organization");
        assertThat(realm.token("guarded", nobody.username(), "&scope=openid")
                        .json()
                        .get("error_description")
                        .asText())
                .isEqualTo("no-access");
    }

    @Test
    void aRealmWithOrganisationsPeopleAndAFlowOfItsOwnKeepsAllOfThem() {
        realm.change(each -> each.setOrganizationsEnabled(true));
        People people = realm.people();
        String organization = people.organization("theirs").getId();
        People.Person person = people.person("theirs");
        people.join(person, organization);
        realm.keycloak().flows().copy("browser", Map.of("newName", "our own")).close();
        realm.change(each -> each.setBrowserFlow("our own"));
        List<String> before = realm.export();
        assertThat(realm.loginPage()).contains("id=\"username\"").doesNotContain("id=\"password\"");

        ExistingRealm.Answer plan = realm.plan();
        assertThat(plan.step("portal our own").get("what").asText()).contains("A copy of the browser flow our own");
        assertThat(plan.step("organizationsEnabled").get("action").asText()).isEqualTo("there");
        assertThat(realm.install(plan).status()).isEqualTo(200);

        assertThat(realm.keycloak().toRepresentation().getBrowserFlow()).isEqualTo("portal our own");
        assertThat(realm.keycloak().flows().getFlows())
                .extracting(flow -> flow.getAlias())
                .contains("our own");
        assertThat(realm.loginPage()).contains("id=\"username\"").contains("id=\"password\"");
        assertThat(realm.keycloak().organizations().get(organization).members().list(0, 10))
                .extracting(member -> member.getId())
                .containsExactly(person.id());

        assertThat(realm.remove(realm.removal(), false).status()).isEqualTo(200);
        assertThat(realm.export()).isEqualTo(before);
        assertThat(realm.loginPage()).doesNotContain("id=\"password\"");
        assertThat(realm.keycloak().users().get(person.id()).toRepresentation().isEnabled())
                .isTrue();
    }

    /** Another installation finds them as they were left. */
    @Test
    void settingsThatPeopleHaveChangedSinceStay() {
        realm.install(realm.plan());
        realm.change(each -> each.getAttributes().put("portal.mode", "everyone"));

        ExistingRealm.Answer removal = realm.removal();
        assertThat(removal.step("portal.mode").get("action").asText()).isEqualTo("keep");
        assertThat(removal.step("portal.ticketing").get("action").asText()).isEqualTo("remove");
        assertThat(realm.remove(removal, false).status()).isEqualTo(200);

        assertThat(realm.keycloak().toRepresentation().getAttributes())
                .containsEntry("portal.mode", "everyone")
                .doesNotContainKey("portal.ticketing");
    }

    @Test
    void aFlowThatWasBoundSinceStaysBound() {
        realm.install(realm.plan());
        realm.keycloak().flows().copy("browser", Map.of("newName", "later")).close();
        realm.change(each -> each.setBrowserFlow("later"));

        assertThat(realm.remove(realm.removal(), false).status()).isEqualTo(200);

        assertThat(realm.keycloak().toRepresentation().getBrowserFlow()).isEqualTo("later");
        assertThat(realm.keycloak().flows().getFlows())
                .extracting(flow -> flow.getAlias())
                .doesNotContain("portal browser");
    }

    @Test
    void theLoginStaysWhereTheFlowFromBeforeIsGone() {
        realm.keycloak().flows().copy("browser", Map.of("newName", "our own")).close();
        realm.change(each -> each.setBrowserFlow("our own"));
        realm.install(realm.plan());
        realm.keycloak().flows().getFlows().stream()
                .filter(flow -> flow.getAlias().equals("our own"))
                .forEach(flow -> realm.keycloak().flows().deleteFlow(flow.getId()));

        ExistingRealm.Answer removal = realm.removal();
        assertThat(removal.step("portal our own").get("action").asText()).isEqualTo("keep");
        assertThat(removal.step("portal our own").get("uses").toString()).contains("the flow our own is gone");
        assertThat(realm.remove(removal, false).status()).isEqualTo(200);

        assertThat(realm.keycloak().toRepresentation().getBrowserFlow()).isEqualTo("portal our own");
        assertThat(realm.removal().json().get("steps")).hasSize(1);

        realm.keycloak().flows().copy("browser", Map.of("newName", "our own")).close();
        assertThat(realm.remove(realm.removal(), false).status()).isEqualTo(200);
        assertThat(realm.keycloak().toRepresentation().getBrowserFlow()).isEqualTo("our own");
        assertThat(realm.removal().json().get("steps")).isEmpty();
    }

    @Test
    void aRoleOfTheSameNameIsSaidAndNotOverwritten() {
        RoleRepresentation theirs = new RoleRepresentation();
        theirs.setName("portal-admin");
        theirs.setDescription("of another portal");
        realm.keycloak().roles().create(theirs);
        List<String> before = realm.export();

        ExistingRealm.Answer plan = realm.plan();
        assertThat(plan.of("conflict")).containsExactly("portal-admin");
        ExistingRealm.Answer refused = realm.install(plan);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("reason").asText()).isEqualTo("name-taken");
        assertThat(refused.json().get("detail").asText()).contains("realm-role portal-admin");
        assertThat(realm.export()).isEqualTo(before);
    }

    /** An administrator of that realm administers every other: it is no place for a customer's admins. */
    @Test
    void amongKeycloaksOwnAdministratorsNothingIsInstalled() {
        RealmResource master = stack.admin().realm("master");

        ExistingRealm.Answer plan = realm.askMaster("GET", Optional.empty());
        assertThat(plan.of("conflict")).contains("master");
        assertThat(plan.json().get("complete").asBoolean()).isFalse();
        ExistingRealm.Answer refused = realm.askMaster("POST", plan.tag());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("reason").asText()).isEqualTo("invalid-value");
        assertThat(refused.json().get("detail").asText()).contains("Keycloak's own administrators");
        assertThat(master.roles().list())
                .extracting(RoleRepresentation::getName)
                .contains("admin")
                .noneMatch(name -> name.startsWith("portal"));
        assertThat(master.clients().findByClientId("portal")).isEmpty();
    }

    @Test
    void whoHasItDoneHasReadWhatWillBeDone() {
        List<String> before = realm.export();
        ExistingRealm.Answer plan = realm.plan();
        assertThat(realm.ask("POST", "/installation", Optional.empty()).status())
                .isEqualTo(428);
        assertThat(realm.ask("POST", "/installation", plan.tag()).status())
                .as("without the portal's address it is another plan")
                .isEqualTo(412);
        assertThat(realm.ask("DELETE", "/installation", plan.tag()).status()).isEqualTo(412);
        assertThat(realm.ask("GET", "/installation?portal=https://*", Optional.empty())
                        .status())
                .isEqualTo(422);
        assertThat(realm.ask("GET", "/installation?login=whatever", Optional.empty())
                        .status())
                .isEqualTo(422);
        assertThat(realm.export()).isEqualTo(before);

        realm.change(each -> each.setOrganizationsEnabled(true));
        assertThat(realm.install(plan).status()).isEqualTo(412);
    }

    @Test
    void withoutTheRightsForAllOfItNothingIsDone() {
        consoleClient();
        String both = adminWith("manage-realm", "manage-clients");
        for (String lacking :
                List.of(adminWith(), adminWith("manage-realm"), adminWith("manage-clients", "view-realm"))) {
            List<String> before = realm.export();
            for (String call : List.of("GET /installation", "POST /installation", "DELETE /installation")) {
                String[] words = call.split(" ", 2);
                assertThat(realm.ask(lacking, words[0], words[1], Optional.of("*"))
                                .status())
                        .as(call)
                        .isEqualTo(403);
            }
            assertThat(realm.ask(lacking, "GET", "/installation/removal", Optional.empty())
                            .status())
                    .isEqualTo(403);
            assertThat(realm.export()).isEqualTo(before);
        }
        assertThat(realm.ask(both, "POST", "/installation", Optional.of("*")).status())
                .isEqualTo(200);
        assertThat(realm.ask(both, "DELETE", "/installation", Optional.of("*")).status())
                .isEqualTo(200);
    }

    @Test
    void whatPeopleHoldIsTakenFromThemOnlyWhenThatIsConfirmed() {
        realm.install(realm.plan());
        People people = realm.people();
        String organization = people.organization("customer").getId();
        People.Person member = people.person("member");
        people.join(member, organization, "portal-member", "enable-in-app-messenger");
        List<String> installed = realm.export();

        ExistingRealm.Answer removal = realm.removal();
        assertThat(removal.json().get("needsConfirmation").asBoolean()).isTrue();
        assertThat(removal.json().get("people").asInt()).isEqualTo(1);
        assertThat(removal.step("portal-member").get("people").asInt()).isEqualTo(1);
        assertThat(removal.step("portal-admin").get("people").asInt()).isZero();
        assertThat(removal.step("organizationsEnabled").get("uses").toString()).contains("organizations: 1,");
        ExistingRealm.Answer refused = realm.remove(removal, false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("reason").asText()).isEqualTo("in-use");
        assertThat(refused.json().get("people").asInt()).isEqualTo(1);
        assertThat(realm.export()).isEqualTo(installed);

        assertThat(realm.remove(removal, true).status()).isEqualTo(200);
        assertThat(realm.keycloak().roles().list())
                .extracting(RoleRepresentation::getName)
                .noneMatch(name -> name.startsWith("portal"));
        assertThat(realm.keycloak().users().get(member.id()).toRepresentation().isEnabled())
                .isTrue();
    }

    @Test
    void aRoleMadeOfOursIsNamedBeforeItLosesAnything() {
        realm.install(realm.plan());
        RoleRepresentation custom = new RoleRepresentation();
        custom.setName("auditor");
        realm.keycloak().roles().create(custom);
        realm.keycloak()
                .roles()
                .get("auditor")
                .addComposites(
                        List.of(realm.keycloak().roles().get("portal.enter").toRepresentation()));

        assertThat(realm.removal().step("portal.enter").get("uses").toString()).contains("role auditor");
        assertThat(realm.remove(realm.removal(), false).status()).isEqualTo(409);
        assertThat(realm.remove(realm.removal(), true).status()).isEqualTo(200);
        assertThat(realm.keycloak().roles().get("auditor").toRepresentation().isComposite())
                .isFalse();
    }

    @Test
    void aGroupThatGrantsARoleCountsThoughNobodyIsInItYet() {
        realm.install(realm.plan());
        GroupRepresentation agents = new GroupRepresentation();
        agents.setName("agents");
        realm.keycloak().groups().add(agents).close();
        String group = realm.keycloak().groups().groups("agents", 0, 1).get(0).getId();
        realm.keycloak()
                .groups()
                .group(group)
                .roles()
                .realmLevel()
                .add(List.of(realm.keycloak().roles().get("support-agent").toRepresentation()));

        assertThat(realm.removal().step("support-agent").get("uses").toString()).contains("groups: 1,");
        assertThat(realm.remove(realm.removal(), false).status()).isEqualTo(409);
    }

    @Test
    void whoIsInAGroupBelowTheOneThatGrantsARoleHoldsItToo() {
        realm.install(realm.plan());
        GroupRepresentation agents = new GroupRepresentation();
        agents.setName("agents");
        realm.keycloak().groups().add(agents).close();
        String group = realm.keycloak().groups().groups("agents", 0, 1).get(0).getId();
        realm.keycloak()
                .groups()
                .group(group)
                .roles()
                .realmLevel()
                .add(List.of(realm.keycloak().roles().get("support-agent").toRepresentation()));
        String below = subgroup(subgroup(group, "north"), "first shift");
        People.Person agent = realm.people().person("agent");
        realm.keycloak().users().get(agent.id()).joinGroup(below);

        ExistingRealm.Answer removal = realm.removal();

        assertThat(removal.step("support-agent").get("people").asInt()).isEqualTo(1);
        assertThat(removal.step("portal-operator").get("people").asInt()).isZero();
        assertThat(removal.json().get("people").asInt()).isEqualTo(1);
    }

    private String subgroup(String parent, String name) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(name);
        realm.keycloak().groups().group(parent).subGroup(group).close();
        return realm.keycloak()
                .groups()
                .group(parent)
                .getSubGroups(0, 1, true)
                .get(0)
                .getId();
    }

    @Test
    void whatOtherServicesUseIsNamedBeforeItGoes() {
        realm.install(realm.plan());
        ClientRepresentation service = new ClientRepresentation();
        service.setClientId("service");
        service.setDefaultClientScopes(List.of("basic", "portal"));
        service.setAttributes(Map.of("ssf.enabled", "true"));
        realm.keycloak().clients().create(service).close();

        ExistingRealm.Answer removal = realm.removal();
        assertThat(removal.step("client-scope", "portal").get("uses").toString())
                .contains("client service");
        assertThat(removal.step("ssf.transmitterEnabled").get("uses").toString())
                .contains("client service");
        assertThat(realm.remove(removal, false).status()).isEqualTo(409);
        assertThat(realm.remove(removal, true).status()).isEqualTo(200);
        assertThat(realm.keycloak().clients().findByClientId("service").get(0).getDefaultClientScopes())
                .containsExactly("basic");
    }

    @Test
    void whatWasRenamedIsTheRealmsOwn() {
        realm.install(realm.plan());
        RoleRepresentation level = realm.keycloak().roles().get("portal-member").toRepresentation();
        level.setName("reader");
        realm.keycloak().roles().get("portal-member").update(level);

        ExistingRealm.Answer removal = realm.removal();
        assertThat(removal.step("portal-member").get("action").asText()).isEqualTo("keep");
        assertThat(removal.step("portal.enter").get("uses").toString()).contains("role reader");
        assertThat(realm.remove(removal, true).status()).isEqualTo(200);
        assertThat(realm.keycloak().roles().get("reader").toRepresentation().getId())
                .isEqualTo(level.getId());
    }

    @Test
    void whatIsWrittenDownAndCannotBeReadIsSaid() {
        realm.install(realm.plan());
        realm.change(each -> each.getAttributes().put("portico.installation", "{"));

        for (ExistingRealm.Answer refused :
                List.of(realm.plan(), realm.removal(), realm.ask("DELETE", "/installation", Optional.of("*")))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("detail").asText()).contains("portico.installation");
        }
    }

    @Test
    void whatIsWrittenDownAboutAnotherRoleLeadsToNothing() {
        realm.install(realm.plan());
        String ours =
                realm.keycloak().roles().get("portal-member").toRepresentation().getId();
        String theirs = realm.keycloak()
                .roles()
                .get("offline_access")
                .toRepresentation()
                .getId();
        realm.change(each -> each.getAttributes()
                .computeIfPresent("portico.installation", (name, written) -> written.replace(ours, theirs)));

        assertThat(realm.removal().step("portal-member").get("action").asText()).isEqualTo("keep");
        assertThat(realm.remove(realm.removal(), true).status()).isEqualTo(200);
        assertThat(realm.keycloak().roles().list())
                .extracting(RoleRepresentation::getName)
                .contains("offline_access", "portal-member");
    }

    /** What is written in the realm leads to nothing but what an installation makes, least of all to what everybody holds. */
    @Test
    void whatNoInstallationMakesIsNotUndoneWhateverIsWrittenDown() {
        realm.install(realm.plan());
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("theirs");
        realm.keycloak().clients().create(client).close();
        String clientId =
                realm.keycloak().clients().findByClientId("theirs").get(0).getId();
        RoleRepresentation everybodys = realm.keycloak().toRepresentation().getDefaultRole();
        String written = "\"made\":[" + made("realm-role", everybodys.getId(), everybodys.getName()) + ","
                + made("client", clientId, "theirs") + "," + made("user-profile-attribute", "email", "email") + ","
                + made("realm-attribute", "acme.theirs", "acme.theirs") + ",";
        realm.change(each -> {
            each.getAttributes().put("acme.theirs", "as it was");
            each.getAttributes()
                    .computeIfPresent("portico.installation", (name, before) -> before.replace("\"made\":[", written));
        });

        ExistingRealm.Answer removal = realm.removal();
        assertThat(removal.of("keep"))
                .containsExactlyInAnyOrder(everybodys.getName(), "theirs", "email", "acme.theirs");
        assertThat(realm.remove(removal, true).status()).isEqualTo(200);

        assertThat(realm.keycloak().roles().list())
                .extracting(RoleRepresentation::getName)
                .contains(everybodys.getName())
                .noneMatch(name -> name.startsWith("portal"));
        assertThat(realm.keycloak().clients().findByClientId("theirs")).hasSize(1);
        assertThat(realm.keycloak().toRepresentation().getAttributes()).containsEntry("acme.theirs", "as it was");
        assertThat(realm.keycloak().users().userProfile().getConfiguration().getAttribute("email"))
                .isNotNull();
        assertThat(realm.removal().json().get("steps")).isEmpty();
    }

    private static String made(String kind, String id, String name) {
        return "{\"kind\":\"" + kind + "\",\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
    }

    @Test
    void whatIsDoneInTheConsoleIsNoticedWithoutAnySettingOfEvents() {
        realm.install(realm.plan());
        RealmRepresentation settings = realm.keycloak().toRepresentation();
        assertThat(settings.isAdminEventsEnabled()).isFalse();
        assertThat(settings.isEventsEnabled()).isFalse();
        String organization = realm.people().organization("customer").getId();
        People.Person member = realm.people().person("member");
        realm.people().join(member, organization, "portal-member");
        UserRepresentation disabled = realm.keycloak().users().get(member.id()).toRepresentation();
        disabled.setEnabled(false);
        realm.keycloak().users().get(member.id()).update(disabled);

        assertThat(realm.ask("GET", "/organizations/" + organization + "/journal", Optional.empty())
                        .body())
                .contains("\"act\":\"level-changed\"")
                .contains("\"act\":\"deactivated\"");
    }

    @Test
    void itIsKeptInTheJournalWhatWasDone() {
        realm.install(realm.plan());

        ExistingRealm.Answer journal = realm.ask("GET", "/journal?limit=50", Optional.empty());
        assertThat(journal.status()).isEqualTo(200);
        assertThat(journal.body()).contains("\"act\":\"installed\"").contains("realm-role portal-member");
    }

    @Test
    void theRealmThatWasImportedNeedsNothing() {
        RealmRepresentation imported = stack.realm().toRepresentation();
        assertThat(imported.getBrowserFlow()).isEqualTo("portal browser");
        URI address = URI.create(stack.stack().ports().portalUrl().toString());
        Tokens.Answer plan = stack.tokens()
                .get(
                        stack.adminUrl("/portal-access/installation?portal=" + address),
                        stack.admin().tokenManager().getAccessTokenString());

        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.json().get("complete").asBoolean())
                .as(plan.json().toPrettyString())
                .isTrue();
        assertThat(plan.json().get("installed").asBoolean()).isFalse();
        assertThat(stack.tokens()
                        .get(
                                stack.adminUrl("/portal-access/installation/removal"),
                                stack.admin().tokenManager().getAccessTokenString())
                        .json()
                        .get("steps"))
                .isEmpty();
    }

    /** Guarded, and open to passwords, for this test alone. */
    private void guardedClient() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("guarded");
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setAttributes(Map.of("portal.access.required", "true"));
        client.setDefaultClientScopes(List.of("basic", "portal"));
        realm.keycloak().clients().create(client).close();
    }

    /** As the console's, with all roles. */
    private void consoleClient() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("console-like");
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        realm.keycloak().clients().create(client).close();
    }

    private String adminWith(String... roles) {
        People.Person admin = realm.people().person("admin");
        RealmResource keycloak = realm.keycloak();
        String management =
                keycloak.clients().findByClientId("realm-management").get(0).getId();
        for (String role : roles) {
            keycloak.users()
                    .get(admin.id())
                    .roles()
                    .clientLevel(management)
                    .add(List.of(
                            keycloak.clients().get(management).roles().get(role).toRepresentation()));
        }
        return realm.token("console-like", admin.username(), "")
                .json()
                .get("access_token")
                .asText();
    }
}
