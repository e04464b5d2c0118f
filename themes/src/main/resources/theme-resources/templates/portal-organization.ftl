<#import "template.ftl" as layout>
<#import "portal-organizations.ftl" as portal>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("portalOrganization.title")}
  <#elseif section = "form">
    <form id="portal-organization" class="portal-page" action="${url.loginAction}" method="post">
      <p>${msg("portalOrganization.text", advancedMsg(application))}</p>
      <@portal.choice organizations/>
      <p><a id="portal-other-account" href="${url.loginRestartFlowUrl}">${msg("portalRefused.otherAccount")}</a></p>
      <p class="portal-muted">${msg("portalRefused.signedInAs")} <bdi>${person}</bdi></p>
    </form>
  </#if>
</@layout.registrationLayout>
