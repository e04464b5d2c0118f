package dev.portico.extension.account;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.PersonName;
import dev.portico.extension.directory.Roster;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Who of an organisation can change somebody's access there: whoever may assign levels now, by the organisation's own groups, and is not
 * below them (R48). Their names and nothing else of them; the same people sign the mails about changed access.
 */
final class ChangingAdmins {

    /** A way to ask somebody, and no list of everybody. */
    private static final int NAMED = 5;

    /** So many are looked at in each organisation, some of whom may turn out to be unable. */
    private static final int TRIED = 20;

    private static final String CANDIDATES =
            "select c.organization, c.person, c.username, c.firstName, c.lastName from ("
                    + "select r.group.organization.id as organization, u.id as person, u.username as username,"
                    + " u.firstName as firstName, u.lastName as lastName,"
                    + " row_number() over (partition by r.group.organization.id order by u.username) as place"
                    + " from UserGroupMembershipEntity m join m.user u"
                    + " join GroupRoleMappingEntity r on r.group.id = m.groupId"
                    + " where r.roleId in (:roles) and r.group.organization.id in (:organizations)"
                    + " and u.enabled = true and u.id <> :person"
                    + " group by r.group.organization.id, u.id, u.username, u.firstName, u.lastName"
                    + ") c where c.place <= :most order by c.username";

    private final Directory directory;
    private final Roster roster;
    private final Map<String, List<Candidate>> candidates;

    private record Candidate(String organization, UserId id, String login, Optional<String> name) {}

    /** @param more whether there are others who may be able to */
    record Some(List<String> names, boolean more) {}

    private ChangingAdmins(Directory directory, Roster roster, Map<String, List<Candidate>> candidates) {
        this.directory = directory;
        this.roster = roster;
        this.candidates = candidates;
    }

    /** Looks them up with a number of statements that does not depend on how many organisations there are. */
    static ChangingAdmins of(
            KeycloakSession session, RealmModel realm, UserId person, Collection<Organization> organizations) {
        Directory directory = Directory.of(session, realm);
        List<Candidate> found =
                organizations.isEmpty() ? List.of() : candidates(session, directory, person, organizations);
        return new ChangingAdmins(
                directory,
                Roster.of(
                        session,
                        realm,
                        found.stream().map(each -> each.id().value()).distinct().toList()),
                found.stream().collect(Collectors.groupingBy(Candidate::organization)));
    }

    /** One more in each organisation than are tried, which tells whether all of them were. */
    private static List<Candidate> candidates(
            KeycloakSession session, Directory directory, UserId person, Collection<Organization> organizations) {
        List<String> roles = directory.rolesCarrying(Permission.MEMBERS_ASSIGN_LEVELS);
        return roles.isEmpty()
                ? List.of()
                : session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(CANDIDATES, Object[].class)
                        .setParameter("roles", roles)
                        .setParameter(
                                "organizations",
                                organizations.stream()
                                        .map(organization -> organization.id().value())
                                        .toList())
                        .setParameter("person", person.value())
                        .setParameter("most", TRIED + 1L)
                        .getResultStream()
                        .map(ChangingAdmins::candidate)
                        .toList();
    }

    /** @param rights what the person's grants amount to there */
    Some in(Organization organization, Entitlements rights) {
        List<Candidate> there = candidates.getOrDefault(organization.id().value(), List.of());
        List<String> names = there.stream()
                .limit(TRIED)
                .filter(candidate -> isAble(candidate, organization, rights))
                .flatMap(candidate -> name(candidate, organization).stream())
                .toList();
        return new Some(names.stream().limit(NAMED).toList(), names.size() > NAMED || there.size() > TRIED);
    }

    /** One of the vendor's people without a name is Support to customers, which is told in any case. */
    private Optional<String> name(Candidate candidate, Organization organization) {
        return PersonName.toCustomers(
                candidate.name(), candidate.login(), () -> roster.member(candidate.id(), true, organization)
                        .isVendor());
    }

    private boolean isAble(Candidate candidate, Organization organization, Entitlements rights) {
        Decision decision = directory.decide(
                roster.member(candidate.id(), true, organization).asCustomer(), organization);
        return decision.allows(Permission.MEMBERS_ASSIGN_LEVELS)
                && decision.own().covers(rights);
    }

    private static Candidate candidate(@Nullable Object[] row) {
        return new Candidate(
                String.valueOf(row[0]),
                new UserId(String.valueOf(row[1])),
                String.valueOf(row[2]),
                PersonName.of((String) row[3], (String) row[4]));
    }
}
