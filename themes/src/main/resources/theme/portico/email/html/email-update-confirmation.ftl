<#-- An address can have HTML in it, in quotes before the at-sign: Keycloak's template shows it as such, this one as text. -->
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("portalNewAddress.what", realmName, newEmail)}</p>
<p><a href="${link}">${msg("portalNewAddress.confirm")}</a></p>
<p>${msg("portalNewAddress.expires", linkExpirationFormatter(linkExpiration))}</p>
<p>${msg("portalNewAddress.ignore")}</p>
</@layout.emailLayout>
