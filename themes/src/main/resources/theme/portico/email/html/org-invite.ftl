<#import "template.ftl" as layout>
<@layout.emailLayout>
<#if firstName?? && lastName??>
<p>${msg("portalInvitation.hello", firstName + " " + lastName)}</p>
</#if>
<p>${msg("portalInvitation.invites", organization.name, realmName)}</p>
<p><a href="${link}">${msg("portalInvitation.accept")}</a></p>
<p>${msg("portalInvitation.expiresIn", linkExpirationFormatter(linkExpiration))}</p>
<p>${msg("portalInvitation.ignore")}</p>
</@layout.emailLayout>
