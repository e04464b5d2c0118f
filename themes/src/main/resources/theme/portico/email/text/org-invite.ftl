<#ftl output_format="plainText">
<#-- No kcSanitize: it turns the = of a link into &#61; where there is no HTML to undo it (keycloak#52449). -->
<#if firstName?? && lastName??>
${msg("portalInvitation.hello", firstName + " " + lastName)}

</#if>
${msg("portalInvitation.invites", organization.name, realmName)}

${msg("portalInvitation.acceptBy")}

${link}

${msg("portalInvitation.expiresIn", linkExpirationFormatter(linkExpiration))}

${msg("portalInvitation.ignore")}
