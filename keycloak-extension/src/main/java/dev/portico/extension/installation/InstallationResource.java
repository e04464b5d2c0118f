package dev.portico.extension.installation;

import dev.portico.extension.access.Reason;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.rest.Input;
import dev.portico.extension.rest.Json;
import dev.portico.extension.rest.Preconditions;
import dev.portico.extension.rest.Problem;
import dev.portico.extension.revision.Revisions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.jpa.entities.RealmEntity;

/**
 * {@code /installation}: what the portal needs in this realm, looked at (GET), made (POST) and undone (DELETE); for realm admins.
 *
 * <p>Who has it done says which plan they have read ({@code If-Match}); all of it happens in one transaction or nothing. Doing it
 * again does what is still missing, which mostly is nothing.
 */
public final class InstallationResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Administration administration;

    public InstallationResource(KeycloakSession session, RealmModel realm, Administration administration) {
        this.session = session;
        this.realm = realm;
        this.administration = administration;
    }

    @GET
    @Path("/")
    public Response plan(@QueryParam("portal") @Nullable String portal, @QueryParam("login") @Nullable String login) {
        administration.require();
        return Json.tagged(PlanView.of(planned(wanted(portal), wish(login)), Installed.in(realm)));
    }

    @POST
    @Path("/")
    public Response install(
            @QueryParam("portal") @Nullable String portal, @QueryParam("login") @Nullable String login) {
        administration.require();
        lock();
        Blueprint wanted = wanted(portal);
        Plan plan = planned(wanted, wish(login));
        Installed before = Installed.in(realm);
        PlanView view = PlanView.of(plan, before);
        Preconditions.of(session).require(Json.tag(Json.text(view)));
        if (isAdministrators()) {
            throw Problem.conflict(
                    Reason.INVALID_VALUE,
                    "This is the realm of Keycloak's own administrators: customers belong into another");
        }
        if (!plan.conflicts().isEmpty()) {
            throw Problem.taken("Something else has the place of "
                    + plan.conflicts().stream()
                            .map(step -> step.kind() + " " + step.name())
                            .collect(Collectors.joining(", ")));
        }
        List<Made> made = made(wanted, plan);
        if (!made.isEmpty()) {
            before.and(made).writeInto(realm);
            note(Entry.of(Act.INSTALLED).after("made", names(made)));
        }
        return Json.ok(view);
    }

    @GET
    @Path("/removal")
    public Response removal() {
        administration.require();
        return Json.tagged(removing(Installed.in(realm)));
    }

    /**
     * Undoes it.
     *
     * @param confirm {@code true} to have it done although somebody or something will miss it
     */
    @DELETE
    @Path("/")
    public Response remove(@QueryParam("confirm") @Nullable String confirm) {
        administration.require();
        lock();
        Installed installed = Installed.in(realm);
        Remains remains = Traces.of(session, realm, installed);
        Removal removal = Removal.of(installed, remains);
        Preconditions.of(session).require(Json.tag(Json.text(removal)));
        boolean confirmed = Input.oneOf("confirm", confirm, Confirm.class, Confirm.FALSE) == Confirm.TRUE;
        if (removal.needsConfirmation() && !confirmed) {
            throw Problem.inUse(
                    removal.people(), "It is in use: read at /installation/removal by whom, and send confirm=true");
        }
        Removing.of(session, realm, installed, removal);
        installed.still(removal, remains).writeInto(realm);
        List<Made> undone = installed.undone(removal);
        if (!undone.isEmpty()) {
            note(Entry.of(Act.UNINSTALLED).before("made", names(undone)));
        }
        return Json.ok(removal);
    }

    private enum Confirm {
        TRUE,
        FALSE
    }

    private Plan planned(Blueprint wanted, Optional<LoginWish> login) {
        Plan plan = Plan.of(wanted, Survey.of(session, realm, wanted), login);
        return isAdministrators() ? plan.amongAdministrators(realm.getName()) : plan;
    }

    /** Whose administrators administer every realm: an agent or an admin of a customer there is one step from all of them. */
    private boolean isAdministrators() {
        return Config.getAdminRealm().equals(realm.getName());
    }

    /** What a cache did not know yet is found while it is made; then nothing of it stays. */
    private List<Made> made(Blueprint wanted, Plan plan) {
        try {
            return Installing.of(session, realm, wanted, plan);
        } catch (ModelDuplicateException madeMeanwhile) {
            session.getTransactionManager().setRollbackOnly();
            throw Problem.stale();
        }
    }

    private Removal removing(Installed installed) {
        return Removal.of(installed, Traces.of(session, realm, installed));
    }

    private static Blueprint wanted(@Nullable String portal) {
        return Blueprint.of(PortalAddress.of(portal));
    }

    private static Optional<LoginWish> wish(@Nullable String login) {
        return Optional.ofNullable(login).map(said -> Input.oneOf("login", said, LoginWish.class, LoginWish.COPY));
    }

    /**
     * Nobody else installs or sets anything in the realm until this transaction has ended, and it is read as the database has it
     * from here on: a cache may not know yet what somebody else has just done. It is read once the lock is there, not along with it:
     * a statement that has waited for a row finds in other tables what was there when it began (PostgreSQL, 13.2.1).
     */
    private void lock() {
        EntityManager store = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        RealmEntity entity = store.find(RealmEntity.class, realm.getId());
        store.lock(entity, LockModeType.PESSIMISTIC_WRITE);
        store.refresh(entity);
        CacheRealmProvider cache = session.getProvider(CacheRealmProvider.class);
        if (cache != null) {
            cache.registerRealmInvalidation(realm.getId(), realm.getName());
        }
    }

    private void note(Entry entry) {
        Revisions.of(session, realm).raiseRealm();
        Journal.of(session, realm).note(entry);
    }

    private static List<String> names(List<Made> made) {
        return made.stream().map(each -> each.kind() + " " + each.name()).toList();
    }
}
