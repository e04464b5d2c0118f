package dev.portico.portal.mail;

import dev.portico.portal.access.OrganizationId;

/**
 * Where mails go whose senders nobody vouches for, or who may open no ticket: a queue that looks like an organisation and is nobody's,
 * since no organisation of Keycloak's has its id. Only the vendor's staff sees it.
 */
public final class UnknownSenders {
    public static final OrganizationId ORGANIZATION = new OrganizationId("unknown-senders");
    public static final String NAME = "Unknown senders";

    private UnknownSenders() {}
}
