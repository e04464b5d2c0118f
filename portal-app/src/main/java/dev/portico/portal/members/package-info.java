/** Settings › User Management: the people of an organisation, their levels and invitations, through Keycloak's extension. */
@NullMarked
package dev.portico.portal.members;

import org.jspecify.annotations.NullMarked;
