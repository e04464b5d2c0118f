<#ftl output_format="plainText">
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

<#if doer?has_content>
${msg("portalAccessChanged.by", doer)}
<#else>
${msg("portalAccessChanged.bySupport")}
</#if>

<#if kind == "mine">
${msg("portalAccessChanged.mine.surprised", organizationName)}
<#else>
${msg("portalAccessChanged.others.surprised", application)}
</#if>
