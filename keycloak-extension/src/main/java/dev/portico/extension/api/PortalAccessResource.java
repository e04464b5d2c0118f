package dev.portico.extension.api;

import dev.portico.extension.agents.AgentsResource;
import dev.portico.extension.agents.Assignments;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.directory.Roster;
import dev.portico.extension.explain.ExplainResource;
import dev.portico.extension.health.HealthResource;
import dev.portico.extension.installation.Administration;
import dev.portico.extension.installation.InstallationResource;
import dev.portico.extension.invitations.InvitationsResource;
import dev.portico.extension.levels.GrantableLevelsResource;
import dev.portico.extension.levels.Level;
import dev.portico.extension.levels.Levels;
import dev.portico.extension.levels.LevelsResource;
import dev.portico.extension.members.GroupsResource;
import dev.portico.extension.members.MembersResource;
import dev.portico.extension.members.ReviewResource;
import dev.portico.extension.organizations.MeResource;
import dev.portico.extension.organizations.Organizations;
import dev.portico.extension.organizations.OrganizationsResource;
import dev.portico.extension.perspective.PerspectivesResource;
import dev.portico.extension.preview.PreviewResource;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.review.HistoryResource;
import dev.portico.extension.review.JournalResource;
import dev.portico.extension.review.RealmJournalResource;
import dev.portico.extension.settings.OrganizationKeyResource;
import dev.portico.extension.settings.OrganizationSettingsResource;
import dev.portico.extension.settings.SettingsResource;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The root of the API. Every path but {@code /settings} asks for the caller before anything else. */
public final class PortalAccessResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Supplier<Caller> caller;
    private final Supplier<Optional<Caller>> anybody;
    private final Optional<Administration> administration;

    /** @param administration of the realm; none for people of the realm itself */
    PortalAccessResource(
            KeycloakSession session,
            RealmModel realm,
            Supplier<Caller> caller,
            Supplier<Optional<Caller>> anybody,
            Optional<Administration> administration) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.anybody = anybody;
        this.administration = administration;
    }

    @Path("settings")
    public SettingsResource settings() {
        return new SettingsResource(session, realm, anybody, caller);
    }

    @Path("me")
    public MeResource me() {
        return new MeResource(
                caller.get(),
                Directory.of(session, realm),
                user -> Assignments.of(session, realm).of(user),
                user -> Roster.of(session, realm, List.of(user.getId())),
                level -> Levels.of(session, realm).find(level).map(Level::title));
    }

    @Path("me/history")
    public HistoryResource history() {
        return new HistoryResource(session, realm, caller.get());
    }

    @Path("journal")
    public RealmJournalResource realmJournal() {
        return new RealmJournalResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/review")
    public ReviewResource review() {
        return new ReviewResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/explain")
    public ExplainResource explain() {
        return new ExplainResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/journal")
    public JournalResource journal() {
        return new JournalResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/members")
    public MembersResource members() {
        return new MembersResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/groups")
    public GroupsResource groups() {
        return new GroupsResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/invitations")
    public InvitationsResource invitations() {
        return new InvitationsResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/settings")
    public OrganizationSettingsResource organizationSettings() {
        return new OrganizationSettingsResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/key")
    public OrganizationKeyResource organizationKey() {
        return new OrganizationKeyResource(session, realm, caller.get());
    }

    @Path("organizations/{org}/levels")
    public GrantableLevelsResource grantableLevels() {
        return new GrantableLevelsResource(session, realm, caller.get());
    }

    @Path("levels")
    public LevelsResource levels() {
        return new LevelsResource(session, realm, caller.get());
    }

    @Path("organizations")
    public OrganizationsResource organizations() {
        return new OrganizationsResource(Organizations.visibleTo(caller.get(), session, realm));
    }

    @Path("agents")
    public AgentsResource agents() {
        return new AgentsResource(session, realm, caller.get());
    }

    @Path("health")
    public HealthResource health() {
        return new HealthResource(session, realm, caller.get());
    }

    @Path("perspectives")
    public PerspectivesResource perspectives() {
        return new PerspectivesResource(session, realm, caller.get());
    }

    @Path("preview")
    public PreviewResource preview() {
        return new PreviewResource(session, realm, caller.get());
    }

    /** For realm admins alone; for anybody else it is not there. */
    @Path("installation")
    public InstallationResource installation() {
        Objects.requireNonNull(caller.get());
        return new InstallationResource(session, realm, administration.orElseThrow(Problem::notFound));
    }

    /** Keycloak would answer 405 to what nobody serves. */
    @Path("{other: .+}")
    public Object other() {
        Objects.requireNonNull(caller.get());
        throw Problem.notFound();
    }
}
