package dev.portico.extension.agents;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Member;
import dev.portico.extension.access.Organization;
import dev.portico.extension.access.Permission;
import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.change.Change;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Paging;
import dev.portico.extension.rest.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** {@code /agents}: who serves which organisations; needs {@code portal.organizations}. */
public final class AgentsResource {

    private static final Logger LOG = Logger.getLogger(AgentsResource.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final Directory directory;
    private final Assignments assignments;
    private final Journal journal;

    public AgentsResource(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.directory = Directory.of(session, realm);
        this.assignments = Assignments.of(session, realm);
        this.journal = Journal.of(session, realm);
    }

    @GET
    @Path("/")
    public Response list(@QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        if (!caller.mayRead(Permission.PORTAL_ORGANIZATIONS)) {
            throw Problem.missing(Permission.PORTAL_ORGANIZATIONS);
        }
        Paging paging = Paging.of(limit, after);
        return Json.ok(paging.page(
                new AgentRows(session, realm, directory.roles()).list(paging), AgentRows.Row::username, this::views));
    }

    @PUT
    @Path("/{user}/organizations/{org}")
    public Response assign(@PathParam("user") String user, @PathParam("org") String org) {
        caller.require(Permission.PORTAL_ORGANIZATIONS);
        UserId agent = agent(user);
        Organization organization = organization(org);
        if (assignments.assign(agent, organization.id())) {
            journal.note(assignment(Act.AGENT_ASSIGNED, agent, organization).after(name(agent)));
        }
        LOG.infof("Organization %s assigned to agent %s by %s", organization.id(), agent, by());
        return Response.noContent().build();
    }

    @DELETE
    @Path("/{user}/organizations/{org}")
    public Response take(@PathParam("user") String user, @PathParam("org") String org) {
        caller.require(Permission.PORTAL_ORGANIZATIONS);
        UserId agent = new UserId(Optional.ofNullable(session.users().getUserById(realm, Input.id(user)))
                .orElseThrow(Problem::notFound)
                .getId());
        Organization organization = organization(org);
        if (assignments.take(agent, organization.id())) {
            journal.note(assignment(Act.AGENT_UNASSIGNED, agent, organization).before(name(agent)));
        }
        LOG.infof("Organization %s taken from agent %s by %s", organization.id(), agent, by());
        return Response.noContent().build();
    }

    /** Judges an assignment, or its end, without making it: it gives nobody a permission. */
    public Change judge(String user, String org) {
        caller.require(Permission.PORTAL_ORGANIZATIONS);
        agent(user);
        organization(org);
        return Change.WITHOUT_EFFECT;
    }

    private List<AgentView> views(List<AgentRows.Row> rows) {
        Map<String, Set<String>> assigned =
                assignments.of(rows.stream().map(AgentRows.Row::id).toList());
        Roster roster =
                Roster.of(session, realm, rows.stream().map(AgentRows.Row::id).toList());
        return rows.stream()
                .map(row -> new AgentView(
                        row.id(),
                        row.username(),
                        row.email(),
                        row.firstName(),
                        row.lastName(),
                        row.enabled() ? "active" : "disabled",
                        isAssignedOnly(roster, row) ? "assigned" : "all",
                        assigned.getOrDefault(row.id(), Set.of())))
                .toList();
    }

    private static boolean isAssignedOnly(Roster roster, AgentRows.Row row) {
        return ofVendor(roster.heldRoles(new UserId(row.id()))).contains(Permission.DESK_ASSIGNED_ONLY);
    }

    private static Entitlements ofVendor(List<Role> held) {
        return held.stream()
                .filter(role -> role.is(Role.Kind.VENDOR))
                .map(Role::entitlements)
                .reduce(Entitlements.NONE, Entitlements::and);
    }

    private UserId agent(String id) {
        return Optional.ofNullable(session.users().getUserById(realm, Input.id(id)))
                .map(user -> directory.member(user, null))
                .filter(member -> ofVendor(member.held()).contains(Permission.DESK_TICKETS))
                .map(Member::id)
                .orElseThrow(Problem::notFound);
    }

    private static Entry assignment(Act act, UserId agent, Organization organization) {
        return Entry.of(act).in(organization.id()).about(agent);
    }

    /** Told by the entry itself: an agent is nobody's member, so a customer could not look the id up. */
    private Map<String, @Nullable Object> name(UserId agent) {
        UserModel user = Optional.ofNullable(session.users().getUserById(realm, agent.value()))
                .orElseThrow(Problem::notFound);
        Map<String, @Nullable Object> name = new LinkedHashMap<>();
        told(user.getFirstName()).ifPresent(first -> name.put("firstName", first));
        told(user.getLastName()).ifPresent(last -> name.put("lastName", last));
        if (name.isEmpty()) {
            name.put("username", user.getUsername());
        }
        return name;
    }

    private static Optional<String> told(@Nullable String name) {
        return Optional.ofNullable(name).filter(text -> !text.isBlank());
    }

    private Organization organization(String org) {
        return Organizations.visibleTo(caller, session, realm).find(org);
    }

    private String by() {
        return caller.user().map(user -> user.getId()).orElse("an administrator");
    }
}
