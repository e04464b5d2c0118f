package dev.portico.portal.mail;

import dev.portico.portal.access.OrganizationId;

/** Where an import goes: one organisation, whose tickets the mails become, and who its agents are. */
record Target(OrganizationId organization, String organizationName, Support support) {}
