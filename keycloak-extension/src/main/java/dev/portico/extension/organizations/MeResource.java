package dev.portico.extension.organizations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.extension.access.Decision;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** {@code /me}: where the caller is let in, and with what; what the organisation switcher shows (R51). */
public final class MeResource {

    private final Caller caller;
    private final UserModel user;
    private final Directory directory;
    private final Function<UserModel, Set<OrganizationId>> assigned;
    private final Supplier<Roster> own;
    private final Function<String, Optional<String>> titles;

    /**
     * @param own what is known of the caller alone
     * @param titles what the level of a name is called
     */
    public MeResource(
            Caller caller,
            Directory directory,
            Function<UserModel, Set<OrganizationId>> assigned,
            Function<UserModel, Roster> own,
            Function<String, Optional<String>> titles) {
        this.caller = caller;
        this.user = caller.user().orElseThrow(Problem::notFound);
        this.directory = directory;
        this.assigned = assigned;
        this.own = () -> own.apply(user);
        this.titles = titles;
    }

    record Mine(List<Place> organizations) {}

    /**
     * Where the caller is let in.
     *
     * @param levelTitle what people call the level; null without one
     * @param groups ids of the security groups they are in there, the realm's too: ids only, since what a group is called is for those
     *     who fill it
     */
    record Place(
            String id,
            String alias,
            String name,
            String level,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String levelTitle,

            List<String> entitlements,
            List<String> groups) {}

    /** Of those who get in nowhere, and are not the vendor's, a 403 with the reason: an empty list would say they may (R65). */
    @GET
    @Path("/")
    public Response show() {
        List<Organization> mine = directory
                .organizationsOf(user)
                .filter(organization -> caller.only()
                        .filter(only -> !only.equals(organization.id()))
                        .isEmpty())
                .toList();
        Roster roster = own.get();
        List<Place> places = mine.stream()
                .sorted(Comparator.comparing(Organization::name, String.CASE_INSENSITIVE_ORDER))
                .flatMap(organization -> place(organization, roster))
                .toList();
        if (places.isEmpty() && !caller.anywhere().contains(Permission.PORTAL_ENTER)) {
            throw Problem.forbidden(refusal(mine), "You are let in nowhere");
        }
        return Json.ok(new Mine(places));
    }

    /** One reason where all of their organisations agree, else the plainest. */
    private Reason refusal(List<Organization> mine) {
        List<Reason> reasons = mine.stream()
                .map(organization -> caller.refusal(organization, Permission.PORTAL_ENTER))
                .distinct()
                .toList();
        if (reasons.isEmpty()) {
            return Reason.NOT_A_MEMBER;
        }
        return reasons.size() == 1 ? reasons.get(0) : Reason.NO_ACCESS;
    }

    /** Only for agents with assigned access; for others an empty list would say what is not true. */
    @GET
    @Path("/assigned-organizations")
    public Response assignedOrganizations() {
        caller.require(Permission.DESK_ASSIGNED_ONLY);
        return Json.ok(new Paging.Page<>(
                assigned.apply(user).stream()
                        .map(OrganizationId::value)
                        .sorted()
                        .toList(),
                null));
    }

    private Stream<Place> place(Organization organization, Roster roster) {
        Decision decision = directory.decideForToken(user, organization);
        if (!decision.allowed()) {
            return Stream.empty();
        }
        Optional<String> level = decision.level().map(Role::name);
        return Stream.of(new Place(
                organization.id().value(),
                organization.alias(),
                organization.name(),
                level.orElse("none"),
                level.flatMap(titles).orElse(null),
                caller.shown(decision.entitlements()).wireNames(),
                roster.securityGroups(new UserId(user.getId()), organization.id(), true)));
    }
}
