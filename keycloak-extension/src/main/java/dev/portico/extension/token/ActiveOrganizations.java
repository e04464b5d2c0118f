package dev.portico.extension.token;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.directory.Directory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Finds the organisation a person works in, among those they belong to. */
public final class ActiveOrganizations {

    private final Directory directory;

    public ActiveOrganizations(Directory directory) {
        this.directory = directory;
    }

    /** The organisation with this id, if the user belongs to it. */
    public ActiveOrganization withId(UserModel user, OrganizationId id) {
        return directory.isMember(user, id)
                ? directory
                        .organization(id)
                        .<ActiveOrganization>map(ActiveOrganization.Chosen::new)
                        .orElseGet(ActiveOrganizations::notAMember)
                : notAMember();
    }

    /** The organisation with this alias, compared whole and with case, if the user belongs to it. */
    public ActiveOrganization withAlias(UserModel user, String alias) {
        return settled(user, wantedBy(alias));
    }

    /** What follows when nothing was asked for: the vendor's view, the only membership, or a choice to be made. */
    public ActiveOrganization withoutChoice(UserModel user) {
        return settled(user, wantedWithoutChoice(user));
    }

    /** Which organisation is meant, before it is known whether the user belongs to it. */
    Wanted wantedBy(String alias) {
        return alias.isBlank()
                ? new Wanted(null, notAMember())
                : directory
                        .organizationWithAlias(alias)
                        .map(found -> Wanted.organization(found.id()))
                        .orElseGet(() -> new Wanted(null, notAMember()));
    }

    Wanted wantedWithoutChoice(UserModel user) {
        if (directory.isVendor(user)) {
            return Wanted.VENDOR;
        }
        List<Organization> first = directory.organizationsOf(user).limit(2).toList();
        if (first.size() == 1) {
            return Wanted.organization(first.get(0).id());
        }
        Reason reason = first.isEmpty() ? Reason.NOT_A_MEMBER : Reason.ORGANIZATION_REQUIRED;
        return new Wanted(null, new ActiveOrganization.Missing(reason));
    }

    ActiveOrganization settled(UserModel user, Wanted wanted) {
        return wanted.id() == null ? wanted.otherwise() : withId(user, wanted.id());
    }

    private static ActiveOrganization notAMember() {
        return new ActiveOrganization.Missing(Reason.NOT_A_MEMBER);
    }

    /**
     * An organisation, of which the membership is still to be checked, or what there is without one.
     *
     * @param otherwise what it comes to where {@code id} is null
     */
    record Wanted(@Nullable OrganizationId id, ActiveOrganization otherwise) {

        static final Wanted VENDOR = new Wanted(null, new ActiveOrganization.Vendor());

        static Wanted organization(OrganizationId id) {
            return new Wanted(id, notAMember());
        }
    }
}
