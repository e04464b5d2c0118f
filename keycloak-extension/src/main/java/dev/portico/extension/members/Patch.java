package dev.portico.extension.members;

import dev.portico.extension.access.Deed;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Grants;
import dev.portico.extension.directory.SecurityGroups;
import dev.portico.extension.journal.Act;
import dev.portico.extension.rest.Attempt;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Preconditions;
import dev.portico.extension.rest.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * One PATCH of a member: all of it or nothing.
 *
 * <p>Judged in the order of the contract. What a body asks for is looked at before the precondition as far as it can be read,
 * because a 403 comes first; that it makes no sense is told after it.
 */
final class Patch {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final HeldMember held;
    private final Instant now;
    private final Directory directory;

    Patch(KeycloakSession session, RealmModel realm, HeldMember held, Instant now) {
        this.session = session;
        this.realm = realm;
        this.held = held;
        this.now = now;
        this.directory = Directory.of(session, realm);
    }

    /** A change that has been understood. */
    private record Plan(MemberChange change, NewGrants grants) {}

    void apply(Attempt<Body> body) {
        Attempt<Plan> plan = permitted(body);
        Preconditions.of(session).require(held.tag());
        apply(plan.orElseThrow());
    }

    /** Judges it without making it; returns the person as they would be. */
    Member judge(Body body) {
        Plan plan = permitted(Attempt.of(() -> body)).orElseThrow();
        check(plan);
        return plan.grants().after();
    }

    private Attempt<Plan> permitted(Attempt<Body> body) {
        List<Deed> deeds =
                body.made().map(made -> MemberChange.deeds(made).toList()).orElse(List.of());
        deeds.forEach(held::require);
        if (deeds.isEmpty()) {
            held.requireOneOf(Deed.ASSIGN_LEVELS, Deed.EDIT);
        }
        Attempt<Plan> plan = Attempt.of(() -> plan(body.orElseThrow()));
        plan.ifMade(made -> held.requireGrants(made.grants().after()));
        return plan;
    }

    private Plan plan(Body body) {
        MemberChange change = MemberChange.of(body, now);
        return new Plan(change, NewGrants.of(held.member(), change, directory.roles(), now));
    }

    /** Throws a 422 or a 409 for what cannot be, whoever asks; whether an address is free is asked when it is made. */
    private void check(Plan plan) {
        MemberChange change = plan.change();
        UserModel user = held.user();
        change.groups().map(this::securityGroups).ifPresent(wanted -> {
            joined(wanted).forEach(held::requireGroup);
            left(wanted).forEach(held::requireGroup);
        });
        new AccountFields(session, user).check(change.account());
        checkGrants(change, plan.grants().after());
        held.keepAnAdmin(plan.grants().after());
    }

    private void apply(Plan plan) {
        check(plan);
        MemberChange change = plan.change();
        UserModel user = held.user();
        EmailChange email = new EmailChange(session, realm, held);
        change.account().email().ifPresent(address -> email.claim(user, address));
        Notes notes = new Notes(session, realm, held);
        if (change.revokes()) {
            Grants.of(session, realm).revoke(user, held.organization(), now);
        } else if (!plan.grants().change().isEmpty()) {
            Grants.of(session, realm)
                    .apply(user, held.organization(), plan.grants().change());
        }
        change.groups().map(this::securityGroups).ifPresent(wanted -> join(user, wanted));
        new AccountFields(session, user).write(change.account().fields());
        if (change.account().email().filter(address -> email.ask(user, address)).isPresent()) {
            notes.add(
                    Act.EMAIL_CHANGE_REQUESTED,
                    Map.of(),
                    Map.of("email", change.account().email().get()));
        }
    }

    /** Throws a 409 where what somebody holds beyond this organisation would make something else of the change. */
    private void checkGrants(MemberChange change, Member after) {
        boolean otherLevel = after.held().stream()
                .filter(role -> role.is(Role.Kind.LEVEL) && role.sound())
                .anyMatch(role -> !role.name().equals(change.level().orElse(role.name())));
        if (otherLevel) {
            throw Problem.conflictOf(
                    Reason.INVALID_LEVEL, "level", "is held for the whole realm; only a realm admin can take it away");
        }
        if (!change.ownTicketsOnly().orElse(true) && after.isRestricted()) {
            throw Problem.conflictOf(
                    Reason.INVALID_VALUE, "ownTicketsOnly", "comes with the level, or is held for the whole realm");
        }
    }

    private Set<GroupModel> securityGroups(Set<String> ids) {
        SecurityGroups groups = SecurityGroups.of(session, realm);
        return ids.stream()
                .map(id -> groups.find(
                                id, held.organization().id(), held.authority().viewsRealm())
                        .orElseThrow(() ->
                                Problem.invalidField(Reason.INVALID_VALUE, "groups", "must be ids of security groups")))
                .collect(Collectors.toSet());
    }

    /** Groups that the caller does not see are left as they are. */
    private void join(UserModel user, Set<GroupModel> wanted) {
        joined(wanted).forEach(user::joinGroup);
        left(wanted).forEach(user::leaveGroup);
    }

    private Stream<GroupModel> joined(Set<GroupModel> wanted) {
        List<String> now = held.view().groups();
        return wanted.stream().filter(group -> !now.contains(group.getId()));
    }

    private Stream<GroupModel> left(Set<GroupModel> wanted) {
        Set<String> ids = wanted.stream().map(GroupModel::getId).collect(Collectors.toSet());
        return held.view().groups().stream().filter(id -> !ids.contains(id)).map(realm::getGroupById);
    }
}
