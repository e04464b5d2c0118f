<#ftl output_format="plainText">
<#-- No kcSanitize: it turns the = of a link into &#61; where there is no HTML to undo it (keycloak#52449). -->
<#if personName?has_content>
${msg("portalInvitation.hello", personName)}

</#if>
${msg("portalInvitation.invites", organizationName, application)}<#if inviter?has_content> ${msg("portalInvitation.by", inviter)}</#if>

<#if gets?has_content>
${msg("portalInvitation.youCan")}
<#list gets as each>
- ${msg(each, organizationName)}
</#list>

</#if>
<#if lastDay?has_content>
${msg("portalInvitation.untilDay", lastDay)}

<#elseif until?has_content>
${msg("portalInvitation.until", until)}

</#if>
${msg("portalInvitation.acceptBy")}

${link}

${msg("portalInvitation.expires", expires)}

${msg("portalInvitation.ignore")}
