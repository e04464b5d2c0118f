<#ftl output_format="plainText">
${msg("portalKeyLink.hello", personName)}

<#if sender?has_content>${msg("portalKeyLink.by", sender, organizationName)}<#else>${msg("portalKeyLink.bySupport", organizationName)}</#if> ${msg("portalKeyLink.what", realmName, organizationName)}

${msg("portalKeyLink.link")}:
${link}

${msg("portalKeyLink.hint")}
