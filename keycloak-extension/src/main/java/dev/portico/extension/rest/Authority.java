package dev.portico.extension.rest;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.Horizon;
import dev.portico.extension.access.Organization;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What somebody may do with others; all that the rules of delegation ask of a caller. */
public interface Authority {

    /** The person, when it is one of the realm's own and not an administrator from elsewhere. */
    Optional<UserModel> user();

    /** What they may do there. */
    Entitlements in(Organization organization);

    /** What nobody they touch there may exceed: what they hold themselves; for operators and admins, everything. */
    Entitlements ceiling(Organization organization);

    /** How long they can grant something there for: no longer than they are there; operators and admins for ever. */
    Horizon horizon(Organization organization);

    /** Whether they are an operator or a realm admin, if only of one organisation: no rank below anybody's where they have rights. */
    boolean runsEverything();

    /** Whether they may look beyond one organisation: at people who belong to none, and at the realm's groups. */
    boolean viewsRealm();

    /** Whether they may act beyond one organisation: put people into the realm's groups. */
    boolean managesRealm();
}
