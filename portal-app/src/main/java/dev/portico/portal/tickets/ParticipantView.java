package dev.portico.portal.tickets;

import java.util.Optional;

/**
 * Somebody a ticket is shared with.
 *
 * @param id what to speak of them by
 * @param user Keycloak's user id, where there is one and the viewer may know
 * @param name what to call them: a name, or the address they were added by
 */
public record ParticipantView(long id, Optional<String> user, String name, boolean removable) {}
