package dev.portico.portal.platform;

import dev.portico.portal.access.UserId;

/**
 * Through whose eyes the portal is looked at (R26).
 *
 * @param organization the alias or the id of the one that is looked at
 */
public record Eyes(UserId person, String organization) {}
