package dev.portico.extension.observed;

import dev.portico.extension.access.Role;
import dev.portico.extension.access.UserId;
import dev.portico.extension.sessions.PortalSessions;
import java.util.List;
import org.keycloak.models.GroupModel;

/** What follows for open sessions when roles are taken: nothing, unless they mean something to the portal. */
final class Losses {

    private final PortalSessions sessions;
    private final List<Role> taken;

    Losses(PortalSessions sessions, List<Role> taken) {
        this.sessions = sessions;
        this.taken = taken;
    }

    void of(UserId person) {
        if (!taken.isEmpty()) {
            sessions.narrow(person);
        }
    }

    /** Of all who are in it. */
    void of(GroupModel group) {
        if (!taken.isEmpty()) {
            sessions.narrow(group);
        }
    }
}
