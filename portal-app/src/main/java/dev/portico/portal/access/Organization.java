package dev.portico.portal.access;

/** The active organisation of a token: {@code id} is the key, alias and name are for people's eyes and for addresses. */
public record Organization(OrganizationId id, String alias, String name) {}
