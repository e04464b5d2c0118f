package dev.portico.stack.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.Bearers;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.perspective.Onlooker;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Every operation of the document answers as the document says, when it works and when it is refused. */
@OnTheStack
class ContractIT {

    private final SharedStack stack;
    private final OpenApi document = OpenApi.read();
    private final Set<String> worked = new TreeSet<>();
    private final Bearers bearers;
    private final URI base;

    ContractIT(SharedStack stack) {
        this.stack = stack;
        this.bearers = new Bearers(stack);
        this.base = stack.realmUrl("/portal-access");
    }

    @Test
    void everyOperationWorksAsDocumented() {
        vendors();
        levels();
        members();
        own();
        installation();

        assertThat(worked).isEqualTo(document.operations());
    }

    @Test
    void withoutATokenEveryOperationIsRefusedAsDocumented() {
        for (String operation : document.operations()) {
            String address = operation.split(" ", 2)[1].replaceAll("\\{[a-z]+}", "acme");
            Exchange answer = Exchange.of(base, Optional.empty(), operation, address, Optional.empty(), List.of());

            assertThat(answer.status()).as(operation).isEqualTo(operation.equals("GET /settings") ? 200 : 401);
            assertThat(faults(answer)).as(operation).isEmpty();
        }
    }

    @Test
    void everyOperationOfAnOrganisationIsUnknownToOutsidersAsDocumented() {
        Set<String> ofOrganization = new TreeSet<>(document.operations());
        ofOrganization.removeIf(operation -> !operation.contains(" /organizations/{org}"));
        assertThat(ofOrganization).hasSizeGreaterThan(10);
        for (String operation : ofOrganization) {
            String address = operation
                    .split(" ", 2)[1]
                    .replace("{org}", "acme")
                    .replace("{user}", stack.userId("ben"))
                    .replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
            Exchange answer =
                    Exchange.of(base, Optional.of(bearers.of("eve")), operation, address, Optional.of("{}"), List.of());

            assertThat(answer.status()).as(operation).isEqualTo(404);
            assertThat(faults(answer)).as(operation).isEmpty();
        }
    }

    private void vendors() {
        works("olga", "GET /settings", "/settings", 200);
        Exchange settings = ask("olga", "GET /settings", "/settings", Optional.empty());
        works("olga", "PUT /settings", "/settings", settings.body(), settings.tag(), 200);
        works("olga", "GET /organizations", "/organizations?search=ac&limit=2&counts=true", 200);
        works("olga", "GET /organizations/{org}", "/organizations/acme", 200);
        works("olga", "GET /agents", "/agents?limit=1", 200);
        String agent = "/agents/" + stack.userId("tess") + "/organizations/umbra";
        works("olga", "PUT /agents/{user}/organizations/{org}", agent, 204);
        works("olga", "DELETE /agents/{user}/organizations/{org}", agent, 204);
        works("olga", "GET /health", "/health", 200);
        works("olga", "GET /journal", "/journal?limit=5&act=settings-changed", 200);
        works("olga", "GET /journal/verification", "/journal/verification", 200);
        works("olga", "GET /organizations/{org}/journal/verification", "/organizations/acme/journal/verification", 200);
    }

    private void levels() {
        String name = "contract-" + UUID.randomUUID().toString().substring(0, 8);
        works(
                "olga",
                "POST /levels",
                "/levels",
                "{\"name\":\"" + name + "\",\"title\":\"Auditor\",\"permissions\":[\"portal.enter\",\"tickets.own\"]}",
                Optional.empty(),
                201);
        works("olga", "GET /levels", "/levels", 200);
        works("olga", "GET /levels/{name}", "/levels/" + name, 200);
        works("olga", "PUT /levels/{name}", "/levels/" + name, "{\"title\":\"Other\"}", Optional.empty(), 200);
        works(
                "olga",
                "POST /preview",
                "/preview",
                "{\"method\":\"DELETE\",\"path\":\"/levels/portal-coordinator?replacement=" + name + "\"}",
                Optional.empty(),
                200);
        works("olga", "DELETE /levels/{name}", "/levels/" + name + "?replacement=portal-member", 204);
    }

    private void members() {
        OrganizationRepresentation organization = stack.people().organization("contract");
        String there = "/organizations/" + organization.getAlias();
        People.Person boss = stack.people().person("boss");
        stack.people().join(boss, organization.getId(), "portal-admin");
        People.Person worker = stack.people().person("worker");
        stack.people().join(worker, organization.getId(), "portal-member");
        String admin = boss.username();
        String member = there + "/members/" + worker.id();
        works(admin, "GET /organizations/{org}/levels", there + "/levels", 200);
        works(admin, "GET /organizations/{org}/settings", there + "/settings", 200);
        works(
                "olga",
                "PUT /organizations/{org}/settings",
                there + "/settings",
                "{\"accountWideViewing\":true,\"defaultLevel\":null}",
                Optional.empty(),
                200);
        works(
                admin,
                "PUT /organizations/{org}/key",
                there + "/key",
                "{\"key\":\"" + UUID.randomUUID() + "\",\"required\":false}",
                Optional.empty(),
                200);
        works(admin, "GET /organizations/{org}/key", there + "/key", 200);
        works(admin, "GET /organizations/{org}/members", there + "/members?search=w&status=all", 200);
        works(admin, "GET /organizations/{org}/members/{user}", member, 200);
        Exchange before = ask(admin, "GET /organizations/{org}/members/{user}", member, Optional.empty());
        works(
                admin,
                "PATCH /organizations/{org}/members/{user}",
                member,
                "{\"ownTicketsOnly\":true,\"until\":\"2039-01-31T00:00:00Z\",\"phone\":\"+49 30 1\"}",
                before.tag(),
                200);
        for (String deed : List.of("reset-password", "deactivate", "activate")) {
            works(
                    admin,
                    "POST /organizations/{org}/members/{user}/" + deed,
                    member + "/" + deed,
                    deed.equals("reset-password") ? 204 : 200);
        }
        works(
                "olga",
                "PUT /organizations/{org}/settings",
                there + "/settings",
                "{\"organizationKeyRequired\":true}",
                Optional.empty(),
                200);
        works(
                "olga",
                "POST /organizations/{org}/members/{user}/send-organization-key",
                member + "/send-organization-key",
                204);
        works(
                "olga",
                "PUT /organizations/{org}/settings",
                there + "/settings",
                "{\"organizationKeyRequired\":null}",
                Optional.empty(),
                200);
        String group = there + "/groups/" + securityGroup(organization.getId()) + "/members/" + worker.id();
        works(admin, "GET /organizations/{org}/groups", there + "/groups", 200);
        works(admin, "PUT /organizations/{org}/groups/{group}/members/{user}", group, 204);
        works(admin, "DELETE /organizations/{org}/groups/{group}/members/{user}", group, 204);
        works(admin, "GET /organizations/{org}/explain", there + "/explain?user=" + worker.id(), 200);
        works(admin, "GET /organizations/{org}/review", there + "/review", 200);
        invitations(admin, there);
        perspectives(boss, worker, organization.getId());
        works(admin, "DELETE /organizations/{org}/members/{user}", member, 204);
        works(admin, "GET /organizations/{org}/journal", there + "/journal?limit=200", 200);
    }

    private void invitations(String admin, String there) {
        String invitations = there + "/invitations";
        works(
                admin,
                "POST /organizations/{org}/invitations",
                invitations,
                "{\"email\":\"" + UUID.randomUUID() + "@contract.example\",\"level\":\"portal-member\"}",
                Optional.empty(),
                201);
        works(admin, "GET /organizations/{org}/invitations", invitations, 200);
        works(
                admin,
                "POST /organizations/{org}/invitations/{id}/resend",
                invitations + "/" + firstInvitation(admin, invitations) + "/resend",
                200);
        works(
                admin,
                "DELETE /organizations/{org}/invitations/{id}",
                invitations + "/" + firstInvitation(admin, invitations),
                204);
        Exchange many = Exchange.of(
                base,
                Optional.of(bearers.of(admin)),
                "POST /organizations/{org}/invitations",
                invitations,
                Optional.of("email,level\n" + UUID.randomUUID() + "@contract.example,portal-member\nnonsense,\n"),
                List.of("Content-Type", "text/csv"));
        assertThat(many.status()).isEqualTo(200);
        assertThat(faults(many)).isEmpty();
    }

    private void perspectives(People.Person boss, People.Person worker, String organization) {
        String sid = Onlooker.named(stack, boss)
                .looks(worker.id(), organization)
                .claims()
                .get("sid")
                .asText();
        works(boss.username(), "GET /perspectives", "/perspectives?limit=5", 200);
        works(boss.username(), "DELETE /perspectives/{sid}", "/perspectives/" + sid, 204);
        works(boss.username(), "DELETE /perspectives/mine", "/perspectives/mine", 204);
    }

    private String firstInvitation(String admin, String invitations) {
        return ask(admin, "GET /organizations/{org}/invitations", invitations, Optional.empty())
                .json()
                .at("/items/0/id")
                .asText();
    }

    private void own() {
        works("ada", "GET /me", "/me", 200);
        works("ada", "GET /me/history", "/me/history", 200);
        works("tess", "GET /me/assigned-organizations", "/me/assigned-organizations", 200);
    }

    /** In a realm of its own: the shared one has all of it. */
    private void installation() {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm("contract-" + UUID.randomUUID().toString().substring(0, 8));
        realm.setEnabled(true);
        stack.admin().realms().create(realm);
        URI there = URI.create(stack.keycloakUrl() + "/admin/realms/" + realm.getRealm() + "/portal-access");
        String address = "/installation?portal=https://support.example.com&login=copy";
        try {
            Exchange plan = administers(there, "GET /installation", address, Optional.empty());
            administers(there, "POST /installation", address, plan.tag());
            Exchange removal =
                    administers(there, "GET /installation/removal", "/installation/removal", Optional.empty());
            administers(there, "DELETE /installation", "/installation?confirm=false", removal.tag());
        } finally {
            stack.admin().realm(realm.getRealm()).remove();
        }
    }

    private Exchange administers(URI there, String operation, String address, Optional<String> tag) {
        Exchange answer = Exchange.of(
                there,
                Optional.of(stack.admin().tokenManager().getAccessTokenString()),
                operation,
                address,
                Optional.empty(),
                tag.map(read -> List.of("If-Match", read)).orElse(List.of()));

        assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(200);
        assertThat(faults(answer)).as(operation).isEmpty();
        worked.add(operation);
        return answer;
    }

    private String securityGroup(String organization) {
        GroupRepresentation group = new GroupRepresentation();
        group.setName("readers");
        group.singleAttribute("portal.security-group", "true");
        stack.realm()
                .organizations()
                .get(organization)
                .groups()
                .addTopLevelGroup(group)
                .close();
        return stack.realm()
                .organizations()
                .get(organization)
                .groups()
                .getAll("readers", null, true, 0, 1, false, false)
                .get(0)
                .getId();
    }

    private void works(String who, String operation, String address, int status) {
        works(who, operation, address, Optional.empty(), Optional.empty(), status);
    }

    private void works(String who, String operation, String address, String body, Optional<String> tag, int status) {
        works(who, operation, address, Optional.of(body), tag, status);
    }

    private void works(
            String who, String operation, String address, Optional<String> body, Optional<String> tag, int status) {
        Exchange answer = Exchange.of(
                base,
                Optional.of(bearers.of(who)),
                operation,
                address,
                body,
                tag.map(read -> List.of("If-Match", read)).orElse(List.of()));

        assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(status);
        assertThat(faults(answer)).as(operation).isEmpty();
        worked.add(operation);
    }

    private Exchange ask(String who, String operation, String address, Optional<String> body) {
        return Exchange.of(base, Optional.of(bearers.of(who)), operation, address, body, List.of());
    }

    private List<String> faults(Exchange answer) {
        return document.faults(answer.operation(), answer.status(), answer.contentType(), answer.body());
    }
}
