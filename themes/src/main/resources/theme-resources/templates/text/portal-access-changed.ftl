<#ftl output_format="plainText">
${msg("portalInvitation.hello", reader)}

<#if kind == "mine">
${msg("portalAccessChanged.mine", organizationName, application)}
<#elseif kind == "others">
${msg("portalAccessChanged.others", person, address, organizationName)}
<#else>
${msg("portalAccessChanged.many", people, organizationName)}
</#if>
<#if lines?has_content>

<#list lines as line>
- ${msg(line.key(), line.values()[0]!"", line.values()[1]!"")}
</#list>
</#if>

<#if invited && inviter?has_content>
${msg("portalAccessChanged.accepted", inviter, doer)}
<#elseif invited>
${msg("portalAccessChanged.acceptedFromSupport", doer)}
<#elseif doer?has_content>
${msg("portalAccessChanged.by", doer)}
<#else>
${msg("portalAccessChanged.bySupport")}
</#if>

<#if kind == "mine">
${msg("portalAccessChanged.mine.surprised", organizationName)}
<#else>
${msg("portalAccessChanged.others.surprised", application)}
</#if>
<#if portal?has_content>

${msg("portalAccessChanged.portal", application)}: ${portal}
</#if>
