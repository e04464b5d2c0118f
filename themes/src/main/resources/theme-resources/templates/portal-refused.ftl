<#import "template.ftl" as layout>
<#import "portal-organizations.ftl" as portal>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("portalRefused." + reason + ".title", advancedMsg(application), organizationName)}
  <#elseif section = "form">
    <form id="portal-refused" class="portal-page" data-reason="${reason}" action="${url.loginAction}" method="post">
      <p>${msg("portalRefused." + reason + ".why", advancedMsg(application), organizationName)}</p>
      <p>${msg("portalRefused." + reason + ".what", advancedMsg(application), organizationName)}</p>
      <#if organizations?has_content>
        <div>
          <p>${msg("portalRefused.elsewhere")}</p>
          <@portal.choice organizations/>
        </div>
      </#if>
      <div class="portal-actions">
        <button type="submit" id="portal-again"
                class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalRefused.again")}</button>
        <#-- Keycloak's own way to start over; it also ends the browser's session. -->
        <a id="portal-other-account" href="${url.loginRestartFlowUrl}"
           class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalRefused.otherAccount")}</a>
      </div>
      <p class="portal-muted">${msg("portalRefused.signedInAs")} <bdi>${person}</bdi></p>
    </form>
  </#if>
</@layout.registrationLayout>
