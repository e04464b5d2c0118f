package dev.portico.extension.login;

import dev.portico.extension.access.Organization;
import dev.portico.extension.access.OrganizationId;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/** Leaves a trace of every login that ends at the door: {@code LOGIN_ERROR access_denied}, with user, client, organisation and reason. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private Refusals() {}

    static void record(RequiredActionContext context, Entrance.Closed closed) {
        Optional<String> organization =
                closed.organization().map(Organization::id).map(OrganizationId::value);
        LOG.infof(
                "Login of user %s refused: %s (organization %s)",
                context.getUser().getId(), closed.reason().wireName(), organization.orElse("none"));
        EventBuilder event = context.getEvent()
                .clone()
                .event(EventType.LOGIN)
                .user(context.getUser())
                .detail(Details.REASON, closed.reason().wireName());
        organization.ifPresent(id -> event.detail(Details.ORG_ID, id));
        event.error(Errors.ACCESS_DENIED);
    }
}
