<#import "template.ftl" as layout>
<@layout.emailLayout>
<#if personName?has_content>
<p>${msg("portalInvitation.hello", personName)}</p>
</#if>
<p>${msg("portalInvitation.invites", organizationName, application)}<#if inviter?has_content> ${msg("portalInvitation.by", inviter)}</#if></p>
<#if gets?has_content>
<p>${msg("portalInvitation.youCan")}</p>
<ul>
<#list gets as each>
<li>${msg(each, organizationName)}</li>
</#list>
</ul>
</#if>
<#if lastDay?has_content>
<p>${msg("portalInvitation.untilDay", lastDay)}</p>
<#elseif until?has_content>
<p>${msg("portalInvitation.until", until)}</p>
</#if>
<p><a href="${link}">${msg("portalInvitation.accept")}</a></p>
<p>${msg("portalInvitation.expires", expires)}</p>
<p>${msg("portalInvitation.ignore")}</p>
</@layout.emailLayout>
