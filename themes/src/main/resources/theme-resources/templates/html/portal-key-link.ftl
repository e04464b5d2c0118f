<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("portalKeyLink.hello", personName)}</p>
<p><#if sender?has_content>${msg("portalKeyLink.by", sender, organizationName)}<#else>${msg("portalKeyLink.bySupport", organizationName)}</#if> ${msg("portalKeyLink.what", realmName, organizationName)}</p>
<p><a href="${link}">${msg("portalKeyLink.link")}</a></p>
<p>${msg("portalKeyLink.hint")}</p>
</@layout.emailLayout>
