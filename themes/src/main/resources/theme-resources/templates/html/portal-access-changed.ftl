<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("portalInvitation.hello", reader)}</p>
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
<#if invited && inviter?has_content>
<p>${msg("portalAccessChanged.accepted", inviter, doer)}</p>
<#elseif invited>
<p>${msg("portalAccessChanged.acceptedFromSupport", doer)}</p>
<#elseif doer?has_content>
<p>${msg("portalAccessChanged.by", doer)}</p>
<#else>
<p>${msg("portalAccessChanged.bySupport")}</p>
</#if>
<#if kind == "mine">
<p>${msg("portalAccessChanged.mine.surprised", organizationName)}</p>
<#else>
<p>${msg("portalAccessChanged.others.surprised", application)}</p>
</#if>
<#if portal?has_content>
<p><a href="${portal}">${msg("portalAccessChanged.portal", application)}</a></p>
</#if>
</@layout.emailLayout>
