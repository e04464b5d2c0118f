package dev.portico.extension.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change, made by one call, that would turn a no into a yes (R67). */
public sealed interface Remedy {

    /** What would be afterwards. */
    Situation after(Situation now);

    /** How much of what is asked about it touches; of two that give the same the smaller one is told. */
    int size();

    /**
     * What the member holds is changed.
     *
     * @param level to hold instead of those held
     * @param addOn to hold as well
     * @param liftsRestriction whether own tickets only is taken off
     * @param endless whether the end date is taken off
     */
    record ChangeMember(Optional<Role> level, Optional<Role> addOn, boolean liftsRestriction, boolean endless)
            implements Remedy {

        @Override
        public Situation after(Situation now) {
            return now.with(changed(now.member()));
        }

        /** The member afterwards. */
        public Member changed(Member member) {
            return new Member(
                    member.id(),
                    member.enabled(),
                    member.isMember(),
                    granted(member.granted()),
                    member.held(),
                    endless ? Optional.empty() : member.until());
        }

        private List<Role> granted(List<Role> before) {
            List<Role> granted = new ArrayList<>(before);
            granted.removeIf(role -> (level.isPresent() && role.is(Role.Kind.LEVEL))
                    || (liftsRestriction && role.is(Role.Kind.RESTRICTION)));
            level.ifPresent(granted::add);
            addOn.ifPresent(granted::add);
            return granted;
        }

        @Override
        public int size() {
            return (level.isPresent() ? 1 : 0)
                    + (addOn.isPresent() ? 1 : 0)
                    + (liftsRestriction ? 1 : 0)
                    + (endless ? 1 : 0);
        }
    }

    /** The account is enabled again. */
    record Activate() implements Remedy {
        private static final int SIZE = 5;

        @Override
        public Situation after(Situation now) {
            Member member = now.member();
            return now.with(
                    new Member(member.id(), true, member.isMember(), member.granted(), member.held(), member.until()));
        }

        @Override
        public int size() {
            return SIZE;
        }
    }

    /** The person becomes a member; suffices only where they hold a level everywhere, or a default level fills in. */
    record AddMember() implements Remedy {
        private static final int SIZE = 6;

        @Override
        public Situation after(Situation now) {
            Member member = now.member();
            return now.with(
                    new Member(member.id(), member.enabled(), true, member.granted(), member.held(), member.until()));
        }

        @Override
        public int size() {
            return SIZE;
        }
    }

    /** Somebody of the vendor holds a vendor role as well. */
    record GrantVendorRole(Role role) implements Remedy {
        private static final int SIZE = 7;

        @Override
        public Situation after(Situation now) {
            Member member = now.member();
            List<Role> held = new ArrayList<>(member.held());
            held.add(role);
            return now.with(new Member(
                    member.id(), member.enabled(), member.isMember(), member.granted(), held, member.until()));
        }

        @Override
        public int size() {
            return SIZE;
        }
    }

    /** The organisation is enabled again, for all of its members. */
    record EnableOrganization() implements Remedy {
        private static final int SIZE = 8;

        @Override
        public Situation after(Situation now) {
            Organization there = now.organization();
            @Nullable
            Organization enabled = there == null
                    ? null
                    : new Organization(there.id(), there.alias(), there.name(), true, there.overrides());
            return new Situation(now.realm(), enabled, now.member(), now.now());
        }

        @Override
        public int size() {
            return SIZE;
        }
    }

    /** A module is switched on, for everybody. */
    record SwitchOn(Module module) implements Remedy {
        private static final int SIZE = 9;

        /** What can be off. */
        public enum Module {
            TICKETING,
            FORUM
        }

        @Override
        public Situation after(Situation now) {
            Settings realm = now.realm();
            return now.with(new Settings(
                    realm.mode(),
                    realm.ticketing() || module == Module.TICKETING,
                    realm.accountWideViewing(),
                    realm.addRequestBox(),
                    realm.submitTab(),
                    realm.signInToSubmit(),
                    module == Module.FORUM ? ForumVisibility.REGISTERED : realm.forum(),
                    realm.organizationKeyRequired(),
                    realm.defaultLevel()));
        }

        @Override
        public int size() {
            return SIZE;
        }
    }
}
