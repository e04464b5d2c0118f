package dev.portico.extension.perspective;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import dev.portico.extension.access.Reason;
import dev.portico.extension.access.UserId;
import dev.portico.extension.agents.Assignments;
import dev.portico.extension.directory.Directory;
import dev.portico.extension.journal.Act;
import dev.portico.extension.journal.Actor;
import dev.portico.extension.journal.Entry;
import dev.portico.extension.journal.Journal;
import dev.portico.extension.journal.PerspectiveEntity;
import dev.portico.extension.keys.OrganizationKeys;
import dev.portico.extension.members.Onlookers;
import dev.portico.extension.rest.Caller;
import dev.portico.extension.rest.Callers;
import dev.portico.extension.revision.Revisions;
import dev.portico.extension.sessions.PortalSessions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The perspectives that run in one realm. Each is a row here, a session of the person ({@link Perspective}) and, once it has begun and
 * once it has ended, an entry in the organisation's journal.
 */
public final class Perspectives {

    /** What made one end; the word in the journal. */
    public enum End {
        /** The viewer left it. */
        EXIT,
        /** The viewer went on to somebody else. */
        REPLACED,
        /** Somebody who may ended it. */
        STOPPED,
        /** The viewer's own session ended. */
        LOGOUT,
        /** Nobody asked for another token. */
        EXPIRED,
        /** The viewer may not look any more, or there is nothing to be seen. */
        REVOKED
    }

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PerspectiveRows rows;

    private Perspectives(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.rows = new PerspectiveRows(session, realm);
    }

    public static Perspectives of(KeycloakSession session, RealmModel realm) {
        return new Perspectives(session, realm);
    }

    /** Why this viewer may not look at that organisation through this person's eyes; empty when they may. */
    public Optional<Reason> refusal(Caller viewer, Organization organization, UserId person) {
        return Onlookers.of(session, realm).refusal(viewer, organization, person);
    }

    /** A person of the realm as somebody who may look. */
    public Caller viewer(UserModel user) {
        return Callers.person(
                session, realm, user, () -> Assignments.of(session, realm).of(user));
    }

    /** Why one that was begun counts no longer, looked at as things are now; empty while it does. */
    public Optional<Reason> refusal(Perspective looking) {
        return rows.find(looking.id()).isPresent() ? ending(looking).map(Ending::reason) : Optional.of(Reason.STALE);
    }

    /** That of this viewer's session that shows just this, for going on with it; not when its last token has ended. */
    public Optional<UserSessionModel> running(UserId person, OrganizationId organization, UserSessionModel viewer) {
        return rows.ofViewersSession(viewer.getId()).stream()
                .filter(row -> row.personId().equals(person.value())
                        && row.organizationId().equals(organization.value())
                        && !hasExpired(row))
                .flatMap(row -> Optional.ofNullable(session.sessions().getUserSession(realm, row.sessionId())).stream())
                .filter(open -> AuthenticationManager.isSessionValid(realm, open))
                .findFirst();
    }

    /** Notes that one has begun; others of the same session of the viewer's end. */
    public void begin(Perspective looking, Optional<String> reason, Actor.Kind kind) {
        Actor.of(kind, looking.viewer().value()).actsIn(session);
        rows.ofViewersSession(looking.viewerSession()).forEach(row -> over(row, End.REPLACED));
        rows.add(looking, Time.currentTimeMillis(), kind, reason);
        Journal.of(session, realm).note(entry(Act.PERSPECTIVE_STARTED, looking).because(reason));
    }

    /** Notes until when the token counts that was made last. */
    public void lastsUntil(String id, Instant end) {
        rows.find(id).ifPresent(row -> row.endsAt(end.toEpochMilli()));
    }

    /** The viewer leaves it, which may have been over before. */
    void leave(PerspectiveEntity row) {
        over(row, End.EXIT);
    }

    private void over(PerspectiveEntity row, End how) {
        end(row, hasExpired(row) ? End.EXPIRED : how);
    }

    private static boolean hasExpired(PerspectiveEntity row) {
        return row.endsAt() < Time.currentTimeMillis();
    }

    /** Somebody else does. The portal hears of the viewer's revision, on which the token rests, and asks before the next page. */
    void stop(PerspectiveEntity row) {
        Revisions.of(session, realm).raise(new UserId(row.viewerId()));
        end(row, End.STOPPED);
    }

    /** In the journal it is the viewer's, in the role in which they looked, however it ended; unless somebody else stopped it. */
    void end(PerspectiveEntity row, End how) {
        if (!rows.stillRuns(row)) {
            return;
        }
        Perspective looking = PerspectiveRows.perspective(row);
        PagesRead read = PagesRead.of(row.pages());
        row.ended(Time.currentTimeMillis());
        Entry ended = entry(Act.PERSPECTIVE_ENDED, looking)
                .after("how", how.name().toLowerCase(Locale.ROOT))
                .after("started", Instant.ofEpochMilli(row.startedAt()).toString())
                .after("pages", read.times());
        Journal.of(session, realm).note(ended, how == End.STOPPED ? Actor.in(session) : row.viewer());
        PortalSessions.of(session, realm).close(looking.id());
    }

    /** Notes pages that were read in one that ended before the portal told of them: by the viewer, whoever tells. */
    void readBefore(PerspectiveEntity ended, PagesRead read) {
        Entry late =
                entry(Act.PERSPECTIVE_PAGES, PerspectiveRows.perspective(ended)).after("pages", read.times());
        Journal.of(session, realm).note(late, ended.viewer());
    }

    /** Ends those that rest on this session of a viewer's, which has ended. */
    void endOfViewersSession(String id) {
        rows.ofViewersSession(id).forEach(row -> end(row, End.LOGOUT));
    }

    /** Whatever is open of this person ends, whether they look or are looked through: their account was disabled. */
    void endAllWith(UserId person) {
        rows.with(person).forEach(row -> end(row, End.REVOKED));
    }

    /** Ends what counts no longer: nobody may have asked for it since. Forgets what ended long enough ago. */
    void sweep() {
        rows.forget();
        List<PerspectiveEntity> all = rows.all();
        for (PerspectiveEntity row : all) {
            Optional<End> how = ending(PerspectiveRows.perspective(row)).map(Ending::how);
            how.or(() -> hasExpired(row) ? Optional.of(End.EXPIRED) : Optional.empty())
                    .ifPresent(why -> end(row, why));
        }
    }

    private record Ending(End how, Reason reason) {}

    private Optional<Ending> ending(Perspective looking) {
        UserSessionModel own = session.sessions().getUserSession(realm, looking.viewerSession());
        if (own == null
                || !AuthenticationManager.isSessionValid(realm, own)
                || !looking.viewer().value().equals(own.getUser().getId())) {
            return Optional.of(new Ending(End.LOGOUT, Reason.STALE));
        }
        if (session.sessions().getUserSession(realm, looking.id()) == null) {
            return Optional.of(new Ending(End.REVOKED, Reason.STALE));
        }
        return Directory.of(session, realm)
                .organization(looking.organization())
                .map(organization -> refusal(own, organization, looking.person()))
                .orElse(Optional.of(Reason.NOT_A_MEMBER))
                .map(reason -> new Ending(End.REVOKED, reason));
    }

    /** As when one begins: the organisation's key is asked of who looks as a member, and of no agent (R35). */
    private Optional<Reason> refusal(UserSessionModel own, Organization organization, UserId person) {
        Caller viewer = viewer(own.getUser());
        return refusal(viewer, organization, person)
                .or(() -> Onlookers.isAtTheDesk(viewer)
                                || !OrganizationKeys.of(session, realm).areLackedBy(own, organization)
                        ? Optional.empty()
                        : Optional.of(Reason.ORGANIZATION_KEY_REQUIRED));
    }

    private static Entry entry(Act act, Perspective looking) {
        return Entry.of(act)
                .in(looking.organization())
                .about(looking.person())
                .after("perspective", looking.id())
                .after("viewer", looking.viewer().value());
    }
}
