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
        return Stream.concat(candidates.stream(), member.isMember() ? grants(member) : Stream.empty())
                .filter(remedy -> !remedy.after(now).equals(now));
    }

    /** Every way to change what a member holds. */
    private Stream<Remedy> grants(Member member) {
        List<Boolean> lifting = member.isRestricted() ? List.of(false, true) : List.of(false);
        List<Boolean> endless = member.until().isPresent() ? List.of(false, true) : List.of(false);
        List<Remedy> grants = new ArrayList<>();
        for (Optional<Role> level : orNone(of(Role.Kind.LEVEL).filter(Role::sound))) {
            for (Optional<Role> addOn : orNone(of(Role.Kind.ADDON))) {
                lifting.forEach(
                        lift -> endless.forEach(end -> grants.add(new Remedy.ChangeMember(level, addOn, lift, end))));
            }
        }
        return grants.stream();
    }

    private Stream<Role> of(Role.Kind kind) {
        return known.stream().filter(role -> role.is(kind));
    }

    private static List<Optional<Role>> orNone(Stream<Role> roles) {
        return Stream.concat(Stream.of(Optional.<Role>empty()), roles.map(Optional::of))
                .toList();
    }
}
