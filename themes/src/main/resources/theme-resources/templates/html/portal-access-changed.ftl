<#import "template.ftl" as layout>
<@layout.emailLayout>
<#if kind == "mine">
<p>${msg("portalAccessChanged.mine", organizationName, application)}</p>
<#elseif kind == "others">
<p>${msg("portalAccessChanged.others", person, address, organizationName)}</p>
<#else>
<p>${msg("portalAccessChanged.many", people, organizationName)}</p>
</#if>
<#if lines?has_content>
<ul>
<#list lines as line>
<li>${msg(line.key(), line.values()[0]!"", line.values()[1]!"")}</li>
</#list>
</ul>
</#if>
<#if doer?has_content>
<p>${msg("portalAccessChanged.by", doer)}</p>
<#else>
<p>${msg("portalAccessChanged.bySupport")}</p>
</#if>
<#if kind == "mine">
<p>${msg("portalAccessChanged.mine.surprised", organizationName)}</p>
<#else>
<p>${msg("portalAccessChanged.others.surprised", application)}</p>
</#if>
</@layout.emailLayout>
