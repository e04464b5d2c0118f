<#ftl output_format="plainText">
${msg("portalProvider.who", identityProviderDisplayName, realmName, identityProviderContext.username)}

${msg("portalProvider.allow", identityProviderDisplayName)}:

${link}

${msg("portalProvider.expires", linkExpirationFormatter(linkExpiration))}

${msg("portalProvider.ignore")}
