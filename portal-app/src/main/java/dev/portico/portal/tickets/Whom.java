package dev.portico.portal.tickets;

import dev.portico.portal.access.UserId;

/** Whom somebody wants to share a ticket with, as far as they may know who that is. */
sealed interface Whom {

    /** A member of the organisation, looked up in Keycloak by somebody who may see its members. */
    record Colleague(UserId id, String name) implements Whom {}

    /** An address, of whomever it may be. */
    record Mail(String address) implements Whom {}
}
