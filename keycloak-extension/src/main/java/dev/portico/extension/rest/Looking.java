package dev.portico.extension.rest;

import dev.portico.extension.access.Entitlements;
import dev.portico.extension.access.OrganizationId;

/**
 * What is left of somebody for who looks through their eyes (R31).
 *
 * @param organization the one that can be seen
 * @param most what the token says may still be done, all of it reading
 */
record Looking(OrganizationId organization, Entitlements most) {}
