package dev.portico.stack.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.SqlCounter;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** One signal for each counter raised, whatever the way of the change and however many people it concerns. */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIsSignalledIT {

    private final SharedStack stack;
    private final Company company;
    private final SignalsContract contract = SignalsContract.read();
    private final Set<String> markers = new HashSet<>();
    private SignalReceiver portal;

    WhatIsSignalledIT(SharedStack stack) {
        this.stack = stack;
        this.company = new Company(stack);
    }

    @BeforeAll
    void listen() throws IOException {
        portal = SignalReceiver.likeThePortal(stack);
    }

    @AfterEach
    void everySignalKeepsTheContract() {
        assertThat(portal.all()).allSatisfy(signal -> assertThat(contract.violations(signal.claims()))
                .as(signal.claims().toString())
                .isEmpty());
    }

    @AfterAll
    void leave() {
        portal.close();
    }

    @Test
    void aSignalIsSignedByTheRealmForItsReceiverAlone() throws Exception {
        People.Person worker = company.member("portal-member");
        company.api("PATCH", worker, "", "{\"level\":\"portal-admin\"}");

        Received signal = portal.await(each -> each.about().equals(worker.id() + " " + company.id)
                && each.event().path("reason_admin").toString().contains("level-changed")
                && each.event().get("initiating_entity").asText().equals("admin"));
        String keys = stack.tokens()
                .send(java.net.http.HttpRequest.newBuilder(stack.realmUrl("/protocol/openid-connect/certs")))
                .json()
                .toString();
        var header = signal.signed().getHeader();

        assertThat(signal.signed()
                        .verify(new RSASSAVerifier(JWKSet.parse(keys)
                                .getKeyByKeyId(header.getKeyID())
                                .toRSAKey())))
                .isTrue();
        assertThat(header.getType().toString()).isEqualTo("secevent+jwt");
        assertThat(header.getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(signal.claims().get("iss").asText())
                .isEqualTo(stack.realmUrl("").toString());
        assertThat(signal.claims().get("aud").asText()).isEqualTo(portal.clientId());
        assertThat(signal.authorization()).contains("Bearer of " + portal.clientId());
        assertThat(signal.contentType().orElseThrow()).startsWith("application/secevent+jwt");
    }

    @Test
    void aChangedLevelTellsTheNewRightsAndTheCounterThatTokensHaveFromNowOn() {
        People.Person worker = company.member("portal-member");
        company.api("PATCH", worker, "", "{\"level\":\"portal-admin\"}");
        String number = company.claims(worker).get("portal_rev").asText().split("\\.", -1)[0];

        Received signal = portal.await(
                each -> each.concerns(worker.id()) && each.revision().equals(number + ".0.0"));

        assertThat(signal.type()).isEqualTo("token-claims-change");
        assertThat(signal.about()).isEqualTo(worker.id() + " " + company.id);
        assertThat(signal.event().at("/claims/entitlements"))
                .isEqualTo(company.claims(worker).get("entitlements"));
        assertThat(signal.event().at("/reason_admin/en").asText()).isEqualTo("level-changed");
        assertThat(signal.event().at("/reason_user").size()).isEqualTo(3);
    }

    @Test
    void noAccessEndsTheSessionsOfOnePersonInOneOrganisation() {
        People.Person worker = company.member("portal-member");
        company.api("DELETE", worker, "", "");

        Received revoked =
                portal.await(each -> each.concerns(worker.id()) && each.type().equals("session-revoked"));
        Received changed = portal.await(each -> each.concerns(worker.id())
                && each.event().at("/claims/entitlements").toString().equals("[]")
                && each.event().at("/reason_admin/en").asText().startsWith("revoked"));

        assertThat(revoked.about()).isEqualTo(worker.id() + " " + company.id);
        assertThat(revoked.event().at("/reason_user/en").asText())
                .isEqualTo("Your access to the support portal has ended.");
        assertThat(changed.about()).isEqualTo(worker.id() + " " + company.id);
        assertThat(changed.claims().get("txn")).isEqualTo(revoked.claims().get("txn"));
    }

    @Test
    void deactivatingConcernsTheAccountAndRevokesOnceAndActivatingIsTold() {
        People.Person worker = company.member("portal-member");
        company.api("POST", worker, "/deactivate", "");
        portal.await(
                each -> each.about().equals(worker.id() + " -") && each.type().equals("session-revoked"));
        company.api("POST", worker, "/activate", "");

        portal.await(each -> each.about().equals(worker.id() + " -")
                && each.event().at("/reason_admin/en").asText().equals("activated"));
        assertThat(portal.about(worker.id()))
                .filteredOn(each -> each.type().equals("session-revoked"))
                .hasSize(1);
    }

    @Test
    void theConsoleSaysTheSame() {
        People.Person worker = company.member("portal-member");
        company.enabled(worker, false);
        Received off = portal.await(
                each -> each.about().equals(worker.id() + " -") && each.type().equals("session-revoked"));
        company.enabled(worker, true);
        portal.await(each -> each.about().equals(worker.id() + " -")
                && each.event().at("/reason_admin/en").asText().equals("activated"));
        stack.people().take(worker, company.id, "portal-member");
        Received taken = portal.await(each -> each.about().equals(worker.id() + " " + company.id)
                && each.type().equals("session-revoked"));

        assertThat(off.event().get("initiating_entity").asText()).isEqualTo("admin");
        assertThat(taken.event().at("/reason_admin/en").asText()).isEqualTo("level-changed");
    }

    @Test
    void anEndDateIsToldWhereverItIsSet() {
        People.Person worker = company.member("portal-member");
        company.api("PATCH", worker, "", "{\"until\":\"2099-01-31T00:00:00Z\"}");
        portal.await(each -> each.about().equals(worker.id() + " " + company.id)
                && each.event().path("reason_admin").toString().contains("end-date-set"));
        UserRepresentation user = stack.realm().users().get(worker.id()).toRepresentation();
        user.setAttributes(Map.of("portal.until", List.of(company.id + " 2098-01-31T00:00:00Z")));
        stack.realm().users().get(worker.id()).update(user);

        portal.await(each -> each.about().equals(worker.id() + " -")
                && each.event().path("reason_admin").toString().contains("end-date-set"));
    }

    @Test
    void anOrganisationIsToldOfAsOne() {
        Company other = new Company(stack);
        other.member("portal-member");
        other.enabled(false);
        Received revoked = portal.await(
                each -> each.about().equals("- " + other.id) && each.type().equals("session-revoked"));
        other.enabled(true);
        other.attribute("portal.account-wide-viewing", "on");

        portal.await(each -> each.about().equals("- " + other.id)
                && each.event().path("reason_admin").toString().contains("settings-changed"));
        assertThat(revoked.event().at("/reason_user/en").asText()).contains("no access");
        assertThat(portal.about("- " + other.id))
                .filteredOn(each -> each.type().equals("token-claims-change"))
                .allSatisfy(each -> assertThat(each.revision()).matches("0\\.[1-9][0-9]*\\.0"));
    }

    @Test
    void aLevelOfManyMembersIsOneSignalAboutTheRealm() {
        RoleRepresentation level = new RoleRepresentation();
        level.setName("signalled-" + UUID.randomUUID());
        stack.realm().roles().create(level);
        level = stack.realm().roles().get(level.getName()).toRepresentation();
        level.setAttributes(Map.of("portal.level", List.of("true")));
        stack.realm().roles().get(level.getName()).update(level);
        stack.realm().roles().get(level.getName()).addComposites(roles("portal.enter", "tickets.own"));
        Set<String> members = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            members.add(company.member(level.getName()).id());
        }
        members.forEach(id -> portal.await(1, id));
        List<Received> before = signals(() -> 0);

        stack.realm().roles().get(level.getName()).addComposites(roles("articles.read"));
        List<Received> after = signals(() -> before.size());

        assertThat(after).singleElement().satisfies(signal -> {
            assertThat(signal.about()).isEqualTo("realm");
            assertThat(signal.subject().get("uri").asText())
                    .isEqualTo(stack.realmUrl("").toString());
            assertThat(signal.revision()).matches("0\\.0\\.[1-9][0-9]*");
            assertThat(signal.event().at("/reason_admin/en").asText()).isEqualTo("level-edited");
        });
    }

    @Test
    void aSettingIsOneSignalAboutTheRealm() {
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("portal.submit-tab", "off");
        stack.realm().update(realm);
        realm.getAttributes().put("portal.submit-tab", "on");
        stack.realm().update(realm);

        portal.await(each -> each.about().equals("realm")
                && each.event().path("reason_admin").toString().contains("settings-changed"));
    }

    @Test
    void whatIsRefusedSignalsNothing() {
        People.Person worker = company.member("portal-member");
        portal.await(each -> each.concerns(worker.id())
                && each.event().path("reason_admin").toString().contains("level"));
        int before = portal.about(worker.id()).size();

        assertThat(company.api("PATCH", worker, "", "{\"level\":\"portal-admin\",\"until\":\"never\"}")
                        .status())
                .isEqualTo(422);
        assertThat(company.api("PATCH", worker, "", "{\"level\":\"portal-admin\"}")
                        .status())
                .isEqualTo(200);

        assertThat(portal.await(before + 1, worker.id())).hasSize(before + 1);
    }

    @Test
    void aSignalCostsAFewStatementsHoweverManyMembersThereAre() throws Exception {
        People.Person first = company.member("portal-member");
        String token = company.claims(first).toString();
        assertThat(token).isNotEmpty();
        SqlCounter.Statements few = change(first);
        for (int i = 0; i < 10; i++) {
            company.member("portal-member");
        }
        SqlCounter.Statements many = change(first);

        assertThat(many.total()).as(many + "\nbefore: " + few).isLessThanOrEqualTo(few.total() + 2);
        assertThat(many.calls().entrySet().stream()
                        .filter(each ->
                                each.getKey().toLowerCase(java.util.Locale.ROOT).contains("outbox_entry"))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .as(many.toString())
                .isBetween(2L, 8L);
    }

    private SqlCounter.Statements change(People.Person person) throws Exception {
        company.api("PATCH", person, "", "{\"level\":\"portal-coordinator\"}");
        return stack.sql().during(() -> company.api("PATCH", person, "", "{\"level\":\"portal-member\"}"));
    }

    /** All after the first few, once a change of somebody nobody else knows has come, too: later ones are behind it. */
    private List<Received> signals(Supplier<Integer> from) {
        People.Person marker = stack.people().person("marker");
        stack.people().join(marker, company.id);
        markers.add(marker.id());
        portal.await(1, marker.id());
        List<Received> all = portal.all().stream()
                .filter(each -> markers.stream().noneMatch(each::concerns))
                .toList();
        return all.subList(from.get(), all.size());
    }

    private List<RoleRepresentation> roles(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> stack.realm().roles().get(name).toRepresentation())
                .toList();
    }
}
