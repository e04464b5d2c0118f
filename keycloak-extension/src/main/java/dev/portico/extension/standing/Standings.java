package dev.portico.extension.standing;

import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.UserId;
import dev.portico.extension.agents.Assignments;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.PersonName;
import dev.portico.extension.directory.Roster;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Asks the one function that decides, as for a token that this person would get now. */
final class Standings {

    /** Nobody's mail is about more; a member of hundreds is asked about one of them by its id. */
    private static final int MOST = 50;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Directory directory;

    Standings(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.directory = Directory.of(session, realm);
    }

    Standing of(UserModel user, Optional<OrganizationId> only) {
        Decision vendor = directory.decideForToken(user, null);
        List<Organization> organizations = directory
                .organizationsOf(user)
                .filter(each -> only.isEmpty() || only.get().equals(each.id()))
                .limit(MOST)
                .toList();
        Roster roster = Roster.of(session, realm, List.of(user.getId()));
        return new Standing(
                user.getId(),
                user.isEmailVerified() ? user.getEmail() : null,
                name(user, vendor),
                user.getFirstAttribute(UserModel.LOCALE),
                reason(user, vendor, organizations),
                vendor.vendor() && vendor.allowed() ? vendor(user, vendor) : null,
                organizations.stream()
                        .flatMap(each -> place(user, each, roster))
                        .toList());
    }

    /** One of the vendor's is called by a name or not at all: it is what customers read, who log in with something else. */
    private static @Nullable String name(UserModel user, Decision vendor) {
        return PersonName.toCustomers(user, vendor::vendor).orElse(null);
    }

    /** Closed for everybody is not closed for this person: what they write then waits. */
    private @Nullable String reason(UserModel user, Decision vendor, List<Organization> organizations) {
        return Stream.concat(
                        Stream.of(vendor), organizations.stream().map(each -> directory.decideForToken(user, each)))
                .flatMap(decision -> decision.reason().stream())
                .filter(reason -> reason == Reason.MODULE_OFF || reason == Reason.USER_DISABLED)
                .findFirst()
                .map(Reason::wireName)
                .orElse(null);
    }

    private Standing.Vendor vendor(UserModel user, Decision decision) {
        List<String> assigned = decision.entitlements().contains(Permission.DESK_ASSIGNED_ONLY)
                ? Assignments.of(session, realm).of(user).stream()
                        .map(OrganizationId::value)
                        .sorted()
                        .toList()
                : List.of();
        return new Standing.Vendor(decision.entitlements().wireNames(), assigned);
    }

    private Stream<Standing.Place> place(UserModel user, Organization organization, Roster roster) {
        Decision decision = directory.decideForToken(user, organization);
        return decision.allowed()
                ? Stream.of(new Standing.Place(
                        organization.id().value(),
                        organization.alias(),
                        organization.name(),
                        domains(organization),
                        decision.entitlements().wireNames(),
                        roster.securityGroups(new UserId(user.getId()), organization.id(), true)))
                : Stream.empty();
    }

    private List<String> domains(Organization organization) {
        @Nullable
        OrganizationModel model = session.getProvider(OrganizationProvider.class)
                .getById(organization.id().value());
        return model == null
                ? List.of()
                : model.getDomains()
                        .map(OrganizationDomainModel::getName)
                        .sorted()
                        .toList();
    }
}
