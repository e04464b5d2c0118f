package dev.portico.extension.explain;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Helpers;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Rights;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.Situation;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.members.Privileges;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What lies around a situation and decides who can help in it: the person's other places, and what an admin there could do. */
final class Surroundings {

    private static final String ADMIN = "portal-admin";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;

    Surroundings(KeycloakSession session, RealmModel realm, Directory directory) {
        this.session = session;
        this.realm = realm;
        this.directory = directory;
    }

    Helpers helpers(UserModel person, Situation now) {
        UserId id = new UserId(person.getId());
        Roster roster = Roster.of(session, realm, List.of(person.getId()));
        boolean vendor = roster.heldRoles(id).stream().anyMatch(role -> role.is(Role.Kind.VENDOR));
        boolean privileged = vendor || new Privileges(realm, directory).areHeldBy(id, roster);
        List<Entitlements> elsewhere = roster.organizations(id).stream()
                .filter(other -> !isHere(other, now.organization()))
                .flatMap(other -> directory.organization(other).stream())
                .map(other -> Rights.of(
                        roster.member(id, person.isEnabled(), other), directory.settings(other), directory.roles()))
                .toList();
        return new Helpers(now, privileged, elsewhere, directory.roles(), admin(now.organization()));
    }

    /** What somebody who holds the level for admins, and nothing else, could hand on in this organisation today. */
    private Entitlements admin(@Nullable Organization there) {
        Member somebody = new Member(
                new UserId("somebody"),
                true,
                true,
                directory.roles().level(ADMIN).stream().toList(),
                List.of(),
                Optional.empty());
        return there == null
                ? Entitlements.NONE
                : directory.decide(somebody, there).own();
    }

    private static boolean isHere(OrganizationId other, @Nullable Organization here) {
        return here != null && here.id().equals(other);
    }
}
