package dev.portico.extension.members;

import dev.portico.extension.access.Delegation;
import dev.portico.extension.access.Delegation.Standing;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Rights;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.rest.Authority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** What one caller may do with people of one organisation: puts the facts before {@link Delegation}. */
final class Dealings {

    private final Organization organization;
    private final Authority caller;
    private final Roster roster;
    private final Directory directory;
    private final Privileges privileges;
    private final Map<OrganizationId, Optional<Organization>> known = new HashMap<>();

    Dealings(RealmModel realm, Directory directory, Organization organization, Authority caller, Roster roster) {
        this.organization = organization;
        this.caller = caller;
        this.roster = roster;
        this.directory = directory;
        this.privileges = new Privileges(realm, directory);
    }

    Delegation with(MemberRows.Row row, Member member) {
        boolean oneself = caller.user()
                .filter(user -> user.getId().equals(row.id().value()))
                .isPresent();
        boolean privileged = member.isVendor() || privileges.areHeldBy(row.id(), roster);
        List<Standing> elsewhere = elsewhere(row).stream()
                .map(other -> standing(other, roster.member(row.id(), row.enabled(), other)))
                .toList();
        return new Delegation(
                new Delegation.Person(row.enabled(), privileged, oneself),
                standing(organization, member),
                elsewhere,
                caller.horizon(organization),
                caller.runsEverything());
    }

    /** The person's other organisations. */
    List<Organization> elsewhere(MemberRows.Row row) {
        return roster.organizations(row.id()).stream()
                .filter(id -> !id.equals(organization.id()))
                .flatMap(id -> known.computeIfAbsent(id, directory::organization).stream())
                .toList();
    }

    private Standing standing(Organization there, Member member) {
        return new Standing(
                caller.in(there),
                caller.ceiling(there),
                Rights.of(member, directory.settings(there), directory.roles()));
    }
}
