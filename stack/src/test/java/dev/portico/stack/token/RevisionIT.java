package dev.portico.stack.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.stack.OnTheStack;
import dev.portico.stack.People;
import dev.portico.stack.SharedStack;
import dev.portico.stack.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** {@code portal_rev} rises with every change that can alter a decision, in the part that the change concerns. */
@OnTheStack
class RevisionIT {

    /** The three counters of a token. */
    private record Revision(long member, long organization, long realm) {

        static Revision of(Tokens.Answer answer) {
            String[] parts = answer.claims().get("portal_rev").asText().split("\\.", -1);
            assertThat(parts).hasSize(3);
            return new Revision(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }
    }

    /** Somebody with access, and the tokens they hold. */
    private static final class Subject {
        private final SharedStack stack;
        private final OrganizationRepresentation organization;
        private final People.Person person;
        private Tokens.Answer tokens;

        Subject(SharedStack stack) {
            this.stack = stack;
            this.organization = stack.people().organization("rev");
            this.person = stack.people().person("rev");
            stack.people().join(person, organization.getId(), "portal-member");
            this.tokens = stack.tokens().of(person.username());
        }

        Revision revision() {
            return Revision.of(tokens);
        }

        Revision afterRefresh() {
            tokens = stack.tokens().refresh(tokens.refreshToken());
            assertThat(tokens.status()).as(tokens.json().toString()).isEqualTo(200);
            return revision();
        }
    }

    @Test
    void aGrantRaisesTheMember(SharedStack stack) {
        Subject subject = new Subject(stack);
        Revision before = subject.revision();
        stack.people().join(subject.person, subject.organization.getId(), "enable-in-app-messenger");
        Revision granted = subject.afterRefresh();
        assertThat(granted.member()).isGreaterThan(before.member());
        stack.people().take(subject.person, subject.organization.getId(), "enable-in-app-messenger");
        assertThat(subject.afterRefresh().member()).isGreaterThan(granted.member());
    }

    @Test
    void disablingAndEnablingRaisesTheMember(SharedStack stack) {
        Subject subject = new Subject(stack);
        Revision before = subject.revision();
        UserResource user = stack.realm().users().get(subject.person.id());
        UserRepresentation representation = user.toRepresentation();
        representation.setEnabled(false);
        user.update(representation);
        representation.setEnabled(true);
        user.update(representation);
        subject.tokens = stack.tokens().of(subject.person.username());
        assertThat(subject.revision().member()).isGreaterThanOrEqualTo(before.member() + 2);
    }

    @Test
    void aRoleMappedDirectlyRaisesTheMember(SharedStack stack) {
        Subject subject = new Subject(stack);
        Revision before = subject.revision();
        RoleRepresentation role =
                stack.realm().roles().get("enable-in-app-messenger").toRepresentation();
        stack.realm().users().get(subject.person.id()).roles().realmLevel().add(List.of(role));
        assertThat(subject.afterRefresh().member()).isGreaterThan(before.member());
        assertThat(ClaimSets.entitlements(subject.tokens.claims())).contains("messenger.contact");
    }

    @Test
    void aRoleMappedOnAGroupRaisesTheOrganizationAndNotTheMember(SharedStack stack) {
        Subject subject = new Subject(stack);
        Revision before = subject.revision();
        var groups =
                stack.realm().organizations().get(subject.organization.getId()).groups();
        GroupRepresentation group =
                groups.getAll("portal-member", null, true, 0, 1, false, false).get(0);
        RoleRepresentation role =
                stack.realm().roles().get("enable-in-app-messenger").toRepresentation();

        groups.group(group.getId()).roles().realmLevel().add(List.of(role));
        Revision mapped = subject.afterRefresh();
        assertThat(mapped.organization()).isGreaterThan(before.organization());
        assertThat(mapped.member()).isEqualTo(before.member());
        assertThat(ClaimSets.entitlements(subject.tokens.claims())).contains("messenger.contact");

        groups.group(group.getId()).roles().realmLevel().remove(List.of(role));
        assertThat(subject.afterRefresh().organization()).isGreaterThan(mapped.organization());
        assertThat(ClaimSets.entitlements(subject.tokens.claims())).doesNotContain("messenger.contact");
    }

    @Test
    void anOrganizationsSettingRaisesTheOrganization(SharedStack stack) {
        Subject subject = new Subject(stack);
        Revision before = subject.revision();
        subject.organization.singleAttribute("portal.account-wide-viewing", "on");
        stack.realm()
                .organizations()
                .get(subject.organization.getId())
                .update(subject.organization)
                .close();
        assertThat(subject.afterRefresh().organization()).isGreaterThan(before.organization());
        assertThat(ClaimSets.entitlements(subject.tokens.claims())).contains("tickets.organization");

        subject.organization.singleAttribute("portal.account-wide-viewing", "perhaps");
        stack.realm()
                .organizations()
                .get(subject.organization.getId())
                .update(subject.organization)
                .close();
        subject.afterRefresh();
        assertThat(ClaimSets.entitlements(subject.tokens.claims())).doesNotContain("tickets.organization");
    }

    @Test
    void aRealmSettingRaisesTheRealm(SharedStack stack) {
        Subject subject = new Subject(stack);
        Revision before = subject.revision();
        RealmRepresentation realm = stack.realm().toRepresentation();
        realm.getAttributes().put("portal.add-request-box", "on");
        stack.realm().update(realm);
        assertThat(subject.afterRefresh().realm()).isGreaterThan(before.realm());
    }

    @Test
    void whatALevelIsMadeOfRaisesTheRealmAndCountsAtOnce(SharedStack stack) {
        Subject subject = new Subject(stack);
        RoleRepresentation level = new RoleRepresentation();
        level.setName("level-" + subject.person.username());
        level.setAttributes(Map.of("portal.level", List.of("true")));
        stack.realm().roles().create(level);
        List<RoleRepresentation> parts = List.of(
                stack.realm().roles().get("portal.enter").toRepresentation(),
                stack.realm().roles().get("tickets.own").toRepresentation());
        stack.realm().roles().get(level.getName()).addComposites(parts);
        stack.people().take(subject.person, subject.organization.getId(), "portal-member");
        stack.people().join(subject.person, subject.organization.getId(), level.getName());
        Revision before = subject.afterRefresh();
        assertThat(ClaimSets.entitlements(subject.tokens.claims())).containsExactly("portal.enter", "tickets.own");

        stack.realm()
                .roles()
                .get(level.getName())
                .addComposites(
                        List.of(stack.realm().roles().get("articles.read").toRepresentation()));
        assertThat(subject.afterRefresh().realm()).isGreaterThan(before.realm());
        assertThat(ClaimSets.entitlements(subject.tokens.claims()))
                .containsExactly("portal.enter", "tickets.own", "articles.read");

        stack.realm()
                .roles()
                .get(level.getName())
                .addComposites(
                        List.of(stack.realm().roles().get("offline_access").toRepresentation()));
        assertThat(stack.tokens().refresh(subject.tokens.refreshToken()).json().toString())
                .as("no longer made of permissions alone")
                .contains("no-access");
        stack.realm().roles().deleteRole(level.getName());
        assertThat(stack.tokens().of(subject.person.username()).json().toString())
                .contains("no-access");
    }

    @Test
    void nothingIsLostWhenManyChangeAtOnce(SharedStack stack) throws Exception {
        int people = 4;
        int changes = 8;
        String organization = stack.people().organization("busy").getId();
        List<People.Person> all = new ArrayList<>();
        for (int made = 0; made < people; made++) {
            People.Person person = stack.people().person("busy");
            stack.people().join(person, organization, "portal-member", "enable-in-app-messenger");
            stack.people().take(person, organization, "enable-in-app-messenger");
            all.add(person);
        }
        List<Revision> before = all.stream()
                .map(person -> Revision.of(stack.tokens().of(person.username())))
                .toList();
        List<Callable<Void>> work = new ArrayList<>();
        for (People.Person person : all) {
            work.add(() -> {
                for (int change = 0; change < changes; change++) {
                    stack.people().join(person, organization, "enable-in-app-messenger");
                    assertThat(stack.tokens().of(person.username()).status()).isEqualTo(200);
                    stack.people().take(person, organization, "enable-in-app-messenger");
                }
                return null;
            });
        }
        together(work);
        for (int one = 0; one < people; one++) {
            Tokens.Answer after = stack.tokens().of(all.get(one).username());
            assertThat(Revision.of(after).member()).isEqualTo(before.get(one).member() + 2L * changes);
            assertThat(ClaimSets.entitlements(after.claims())).doesNotContain("messenger.contact");
        }
    }

    @Test
    void nobodyStaysBehindWhenOneCounterIsRaisedFromManySides(SharedStack stack) throws Exception {
        Subject subject = new Subject(stack);
        int writers = 4;
        int changes = 5;
        Revision before = subject.revision();
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            work.add(() -> {
                for (int change = 0; change < changes; change++) {
                    OrganizationRepresentation same = stack.realm()
                            .organizations()
                            .get(subject.organization.getId())
                            .toRepresentation();
                    stack.realm().organizations().get(same.getId()).update(same).close();
                    stack.tokens().of(subject.person.username());
                }
                return null;
            });
        }
        together(work);
        assertThat(subject.afterRefresh().organization()).isEqualTo(before.organization() + (long) writers * changes);
    }

    private static void together(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> each : threads.invokeAll(work)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
