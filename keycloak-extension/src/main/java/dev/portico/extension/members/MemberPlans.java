package dev.portico.extension.members;

import dev.portico.extension.access.Deed;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Supposition;
import dev.portico.extension.access.UserId;
import dev.portico.extension.change.Change;
import dev.portico.extension.change.Reach;
import dev.portico.extension.directory.SecurityGroups;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Body;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Changes of members that are judged, by the same code as those that are made, and not made: for the preview. */
public final class MemberPlans {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Instant now;

    public MemberPlans(KeycloakSession session, RealmModel realm, Caller caller, Instant now) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.now = now;
    }

    public Change change(String org, String user, Body body) {
        HeldMember held = HeldMember.of(session, realm, permitted(org), caller, user, now);
        Member after = new Patch(session, realm, held, now).judge(body);
        return there(held, someone -> after);
    }

    public Change revoke(String org, String user) {
        HeldMember held = HeldMember.of(session, realm, permitted(org), caller, user, now);
        new MemberDeeds(session, realm, held).judgeRevoking();
        return there(held, NewGrants::nothing);
    }

    public Change deactivate(String org, String user) {
        HeldMember held = HeldMember.everywhere(session, realm, permitted(org), caller, user, now);
        new MemberDeeds(session, realm, held).judgeDeactivating();
        return new Plan(held.id(), Optional.empty(), someone -> someone.enabled(false));
    }

    public Change activate(String org, String user) {
        HeldMember held = HeldMember.everywhere(session, realm, permitted(org), caller, user, now);
        new MemberDeeds(session, realm, held).judge(Deed.ACTIVATE);
        return new Plan(held.id(), Optional.empty(), someone -> someone.enabled(true));
    }

    public Change resetPassword(String org, String user) {
        HeldMember held = HeldMember.of(session, realm, permitted(org), caller, user, now);
        new MemberDeeds(session, realm, held).judge(Deed.RESET_PASSWORD);
        return Change.WITHOUT_EFFECT;
    }

    /** Into or out of a security group: no permission comes with it. */
    public Change group(String org, String group, String user) {
        Organization organization = permitted(org);
        GroupModel found = SecurityGroups.of(session, realm)
                .find(Input.id(group), organization.id(), caller.viewsRealm())
                .orElseThrow(Problem::notFound);
        HeldMember held = HeldMember.of(session, realm, organization, caller, user, now);
        new MemberDeeds(session, realm, held).judge(Deed.ASSIGN_LEVELS);
        held.requireGroup(found);
        return Change.WITHOUT_EFFECT;
    }

    private static Change there(HeldMember held, UnaryOperator<Member> becoming) {
        return new Plan(held.id(), Optional.of(held.organization().id()), becoming);
    }

    private Organization permitted(String org) {
        Organization organization =
                Organizations.visibleTo(caller, session, realm).find(org);
        caller.require(Permission.MEMBERS_VIEW, organization);
        return organization;
    }

    /** @param only where it concerns the person; empty for everywhere */
    private record Plan(UserId person, Optional<OrganizationId> only, UnaryOperator<Member> becoming)
            implements Change {

        @Override
        public Reach reach() {
            return Reach.of(person);
        }

        @Override
        public Supposition supposition() {
            return new Supposition() {
                @Override
                public Member member(Member someone, @Nullable Organization there) {
                    return someone.id().equals(person) && concerns(there) ? becoming.apply(someone) : someone;
                }
            };
        }

        private boolean concerns(@Nullable Organization there) {
            return only.isEmpty() || (there != null && there.id().equals(only.get()));
        }
    }
}
