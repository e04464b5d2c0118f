<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if closed?has_content>
      ${msg("portalInvitation.closed." + closed + ".title", organizationName, advancedMsg(application))}
    <#else>
      ${msg("portalInvitation.join.title", organizationName)}
    </#if>
  <#elseif section = "form">
    <#if closed?has_content>
      <div id="portal-invitation-closed" class="portal-page" data-reason="${closed}">
        <p>${msg("portalInvitation.closed." + closed + ".why", organizationName, advancedMsg(application))}</p>
        <p>${msg("portalInvitation.closed." + closed + ".what", organizationName, advancedMsg(application))}</p>
        <div class="portal-actions">
          <a id="portal-enter" href="${portalUri}"
             class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalInvitation.toPortal", organizationName, advancedMsg(application))}</a>
        </div>
      </div>
    <#else>
      <div id="portal-invitation" class="portal-page">
        <p>${msg("portalInvitation.invites", organizationName, advancedMsg(application))}</p>
        <#if gets?has_content>
          <p>${msg("portalInvitation.youCan")}</p>
          <ul class="portal-list">
            <#list gets as each>
              <li>${msg(each, organizationName)}</li>
            </#list>
          </ul>
        </#if>
        <#if until?has_content>
          <p>${msg("portalInvitation.until", until)}</p>
        </#if>
        <div class="portal-actions">
          <a id="portal-join" href="${actionUri}"
             class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalInvitation.join", organizationName)}</a>
        </div>
        <p class="portal-muted">${msg("portalInvitation.as")} <bdi>${person}</bdi></p>
      </div>
    </#if>
  </#if>
</@layout.registrationLayout>
