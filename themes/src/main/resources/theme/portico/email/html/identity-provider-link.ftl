<#-- What somebody is called at another provider, they may have chosen: Keycloak's template shows it as HTML, this one as text. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("portalProvider.who", identityProviderDisplayName, realmName, identityProviderContext.username)}</p>
<p><a href="${link}">${msg("portalProvider.allow", identityProviderDisplayName)}</a></p>
<p>${msg("portalProvider.expires", linkExpirationFormatter(linkExpiration))}</p>
<p>${msg("portalProvider.ignore")}</p>
</@layout.emailLayout>
