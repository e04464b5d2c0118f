package dev.portico.extension.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every single call that might help somebody. */
final class Candidates {

    private final List<Role> known;

    Candidates(Collection<Role> known) {
        this.known = known.stream().sorted(Comparator.comparing(Role::name)).toList();
    }

    Stream<Remedy> in(Situation now) {
        Member member = now.member();
        List<Remedy> candidates = new ArrayList<>();
        candidates.add(new Remedy.Activate());
        candidates.add(new Remedy.SwitchOn(Remedy.SwitchOn.Module.TICKETING));
        candidates.add(new Remedy.SwitchOn(Remedy.SwitchOn.Module.FORUM));
        if (now.organization() != null) {
            candidates.add(new Remedy.EnableOrganization());
            candidates.add(new Remedy.AddMember());
        }
        if (member.isVendor()) {
            of(Role.Kind.VENDOR).map(Remedy.GrantVendorRole::new).forEach(candidates::add);
        }
        Stream<Remedy> grants = member.isMember() ? grants(member).map(grant -> grant) : Stream.empty();
        return Stream.concat(candidates.stream(), grants)
                .filter(remedy -> !remedy.after(now).equals(now));
    }

    /**
     * Every way to change what a member holds that the API takes: a level held for the whole realm leaves no choice of another,
     * and a restriction that comes from elsewhere is not lifted here.
     */
    private Stream<Remedy.ChangeMember> grants(Member member) {
        List<Boolean> lifting = member.isRestricted() ? List.of(false, true) : List.of(false);
        List<Boolean> endless = member.until().isPresent() ? List.of(false, true) : List.of(false);
        List<Remedy.ChangeMember> grants = new ArrayList<>();
        boolean fixed = member.held().stream().anyMatch(role -> role.is(Role.Kind.LEVEL) && role.sound());
        for (Optional<Role> level : orNone(of(Role.Kind.LEVEL).filter(role -> role.sound() && !fixed))) {
            for (Optional<Role> addOn : orNone(of(Role.Kind.ADDON))) {
                lifting.forEach(
                        lift -> endless.forEach(end -> grants.add(new Remedy.ChangeMember(level, addOn, lift, end))));
            }
        }
        return grants.stream()
                .filter(grant ->
                        !grant.liftsRestriction() || !grant.changed(member).isRestricted());
    }

    private Stream<Role> of(Role.Kind kind) {
        return known.stream().filter(role -> role.is(kind));
    }

    private static List<Optional<Role>> orNone(Stream<Role> roles) {
        return Stream.concat(Stream.of(Optional.<Role>empty()), roles.map(Optional::of))
                .toList();
    }
}
