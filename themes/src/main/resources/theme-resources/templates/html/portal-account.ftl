<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(mail + ".what", realmName, address!"")}</p>
<#if link??>
<p><a href="${link}">${msg(mail + ".link")}</a></p>
</#if>
<p>${msg(mail + ".hint")}</p>
</@layout.emailLayout>
