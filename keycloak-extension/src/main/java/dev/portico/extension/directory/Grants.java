package dev.portico.extension.directory;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.EndDates;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.revision.Revisions;
import dev.portico.extension.sessions.PortalSessions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Writes what people hold in an organisation: organisation groups that map roles, and end dates. The one place that does.
 *
 * <p>Every change holds the organisation ({@link Revisions#hold(OrganizationId)}) until the transaction ends, one of an end date
 * the person after it, raises the revisions it concerns, and ends what the person
 * has open there where it leaves them with less. It does not ask who may do this: callers do, before.
 * Roles that a group of several roles grants besides the wanted ones are taken away with it; groups that map none of the
 * portal's roles are left alone, as is everything that was not granted in this organisation.
 */
public final class Grants {

    private final KeycloakSession session;
    private final RealmModel realm;

    private Grants(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    public static Grants of(KeycloakSession session, RealmModel realm) {
        return new Grants(session, realm);
    }

    /**
     * Replaces everything that this member holds there.
     *
     * @throws IllegalArgumentException for what is no sound level, or no add-on
     */
    public void set(UserModel user, Organization organization, Wanted wanted) {
        apply(
                user,
                organization,
                new GrantChange(
                        Optional.of(wanted.level()),
                        Optional.of(wanted.addOns()),
                        Optional.of(wanted.ownTicketsOnly()),
                        Optional.of(wanted.until())));
    }

    /**
     * Replaces the parts that the change is about.
     *
     * @throws IllegalArgumentException for a new level that is not sound, or a new add-on that is none
     */
    public void apply(UserModel user, Organization organization, GrantChange change) {
        Revisions.of(session, realm).hold(organization.id());
        narrowing(user, organization, () -> {
            if (change.concernsRoles()) {
                changeRoles(user, organization, change);
            }
            change.until().ifPresent(until -> setUntil(user, organization, until));
        });
    }

    /** Takes everything away; where a default or a role held everywhere would fill in, a passed end date sees that it does not. */
    public void revoke(UserModel user, Organization organization, Instant now) {
        Directory directory = Directory.of(session, realm);
        Stream<Role> held = directory.member(user, organization).held().stream()
                .filter(role -> role.is(Role.Kind.LEVEL) && role.sound());
        Optional<Role> usual = directory
                .roles()
                .level(directory.settings(organization).defaultLevel().role());
        boolean fillsIn = Stream.concat(held, usual.stream()).findAny().isPresent();
        apply(user, organization, GrantChange.nothingLeft(fillsIn ? Optional.of(now) : Optional.empty()));
    }

    private void changeRoles(UserModel user, Organization organization, GrantChange change) {
        GrantingGroups groups = new GrantingGroups(session, realm, organization.id());
        InOrganization place = MembershipRows.of(session, realm.getId()).read(user, organization.id());
        if (!place.isMember()) {
            throw new IllegalStateException("only members hold something in an organisation");
        }
        List<Role> now = place.groups().stream()
                .flatMap(group -> groups.grantedBy(group).stream())
                .distinct()
                .toList();
        Set<String> wanted = wanted(now, change);
        Set<String> granted = new HashSet<>();
        for (String group : place.groups()) {
            Set<String> names = names(groups.grantedBy(group).stream());
            if (wanted.containsAll(names)) {
                granted.addAll(names);
            } else {
                user.leaveGroup(groups.group(group));
            }
        }
        wanted.stream()
                .filter(name -> !granted.contains(name))
                .sorted()
                .forEach(name -> user.joinGroup(groups.granting(role(name))));
    }

    /** The names of all roles that are to be granted; those that are new have to be what they are wanted as. */
    private Set<String> wanted(List<Role> now, GrantChange change) {
        Set<String> wanted = new HashSet<>();
        wanted.addAll(change.level()
                .map(level -> level.stream().collect(Collectors.toSet()))
                .orElseGet(() -> names(now.stream().filter(role -> role.is(Role.Kind.LEVEL)))));
        wanted.addAll(change.addOns().orElseGet(() -> names(now.stream().filter(role -> role.is(Role.Kind.ADDON)))));
        Set<String> restrictions = names(now.stream().filter(role -> role.is(Role.Kind.RESTRICTION)));
        change.ownTicketsOnly().ifPresent(restricted -> {
            if (!restricted) {
                restrictions.clear();
            } else if (restrictions.isEmpty()) {
                restrictions.add(Role.OWN_TICKETS_ONLY);
            }
        });
        wanted.addAll(restrictions);
        change.level()
                .flatMap(level -> level)
                .filter(name -> !isHeld(now, name))
                .ifPresent(this::requireLevel);
        change.addOns().orElse(Set.of()).stream()
                .filter(name -> !isHeld(now, name))
                .forEach(this::requireAddOn);
        return wanted;
    }

    private void requireLevel(String name) {
        if (new RealmRoles(session, realm).level(name).isEmpty()) {
            throw new IllegalArgumentException("not an access level");
        }
    }

    private void requireAddOn(String name) {
        boolean addOn = new RealmRoles(session, realm)
                .find(name)
                .filter(role -> role.is(Role.Kind.ADDON))
                .isPresent();
        if (!addOn) {
            throw new IllegalArgumentException("not an add-on role");
        }
    }

    private RoleModel role(String name) {
        return Optional.ofNullable(realm.getRole(name)).orElseThrow(() -> new IllegalArgumentException("no such role"));
    }

    /** Nothing announces a changed attribute, so the revision is raised here. */
    private void setUntil(UserModel user, Organization organization, Optional<Instant> until) {
        List<String> before = EndDateRows.of(session, realm).hold(user);
        List<String> after = EndDates.of(before.stream()).with(organization.id(), until);
        if (!after.equals(before)) {
            user.removeAttribute(EndDates.ATTRIBUTE);
            if (!after.isEmpty()) {
                user.setAttribute(EndDates.ATTRIBUTE, after);
            }
            Revisions.of(session, realm).raise(new UserId(user.getId()), organization.id());
            Journal.of(session, realm)
                    .noteUnlessSaid(Entry.of(Act.END_DATE_SET)
                            .in(organization.id())
                            .about(new UserId(user.getId()))
                            .before("until", until(before, organization))
                            .after("until", until(after, organization)));
        }
    }

    private static @Nullable String until(List<String> dates, Organization organization) {
        return EndDates.of(dates.stream())
                .in(organization.id())
                .map(Instant::toString)
                .orElse(null);
    }

    /** Runs the change, and sees to the person's portal sessions where they have less afterwards, or it sooner. */
    private void narrowing(UserModel user, Organization organization, Runnable change) {
        Directory directory = Directory.of(session, realm);
        Decision before = directory.decide(user, organization);
        change.run();
        Decision after = directory.decide(user, organization);
        boolean sooner = after.until()
                .filter(end -> before.until().filter(was -> !end.isBefore(was)).isEmpty())
                .isPresent();
        boolean less = !after.entitlements().covers(before.entitlements()) || (before.allowed() && sooner);
        PortalSessions sessions = PortalSessions.of(session, realm);
        if (less && !after.allowed()) {
            sessions.endAtPortal(new UserId(user.getId()), organization.id());
        } else if (less) {
            sessions.narrow(new UserId(user.getId()), organization.id());
        }
    }

    private static boolean isHeld(List<Role> now, String name) {
        return now.stream().anyMatch(role -> role.name().equals(name));
    }

    private static Set<String> names(Stream<Role> roles) {
        return roles.map(Role::name).collect(Collectors.toSet());
    }
}
