package dev.portico.extension.token;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * Finds the organisation a person works in.
 *
 * <p>Whoever asks passes on what was asked for, strongest first: the organisation a token is bound to, the request's
 * {@code organization} parameter, the choice noted in the client session.
 */
public final class ActiveOrganizations {

    /** Note of the client session with the id of the organisation chosen at login; also set by the selection page. */
    public static final String CHOICE_NOTE = "kc.org";

    /** Parameter of the authorization endpoint and, for direct grant, of the token endpoint; an alias. */
    public static final String PARAMETER = "organization";

    private final Directory directory;

    public ActiveOrganizations(Directory directory) {
        this.directory = directory;
    }

    /** The organisation with this id, if the user belongs to it. */
    public ActiveOrganization withId(UserModel user, OrganizationId id) {
        return mine(user, directory.organization(id));
    }

    /** The organisation with this alias, compared whole and with case, if the user belongs to it. */
    public ActiveOrganization withAlias(UserModel user, @Nullable String alias) {
        return mine(user, alias == null || alias.isBlank() ? Optional.empty() : directory.organizationWithAlias(alias));
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
                .filter(found -> directory.member(user, found).isMember())
                .<ActiveOrganization>map(ActiveOrganization.Chosen::new)
                .orElseGet(() -> new ActiveOrganization.Missing(Reason.NOT_A_MEMBER));
    }
}
