package dev.portico.extension.token;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Finds the organisation a person works in, among those they belong to. */
public final class ActiveOrganizations {

    private final Directory directory;

    public ActiveOrganizations(Directory directory) {
        this.directory = directory;
    }

    /** The organisation with this id, if the user belongs to it. */
    public ActiveOrganization withId(UserModel user, OrganizationId id) {
        return mine(user, directory.organization(id));
    }

    /** The organisation with this alias, compared whole and with case, if the user belongs to it. */
    public ActiveOrganization withAlias(UserModel user, String alias) {
        return mine(user, alias.isBlank() ? Optional.empty() : directory.organizationWithAlias(alias));
    }

    /** What follows when nothing was asked for: the vendor's view, the only membership, or a choice to be made. */
    public ActiveOrganization withoutChoice(UserModel user) {
        if (directory.isVendor(user)) {
            return new ActiveOrganization.Vendor();
        }
        List<Organization> first = directory.organizationsOf(user).limit(2).toList();
        if (first.size() == 1) {
            return new ActiveOrganization.Chosen(first.get(0));
        }
        return new ActiveOrganization.Missing(first.isEmpty() ? Reason.NOT_A_MEMBER : Reason.ORGANIZATION_REQUIRED);
    }

    private ActiveOrganization mine(UserModel user, Optional<Organization> organization) {
        return organization
                .filter(found -> directory.isMember(user, found.id()))
                .<ActiveOrganization>map(ActiveOrganization.Chosen::new)
                .orElseGet(() -> new ActiveOrganization.Missing(Reason.NOT_A_MEMBER));
    }
}
