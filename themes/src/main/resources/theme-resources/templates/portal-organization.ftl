<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("portalOrganization.title")}
  <#elseif section = "form">
    <form id="portal-organization" class="portal-page" action="${url.loginAction}" method="post">
      <p>${msg("portalOrganization.text", advancedMsg(application))}</p>
      <ul>
        <#list organizations as organization>
          <li>
            <button type="submit" id="organization-${organization.alias()}" name="kc.org" value="${organization.alias()}"
                    class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}"><bdi>${organization.name()}</bdi></button>
          </li>
        </#list>
      </ul>
      <p><a id="portal-other-account" href="${url.loginRestartFlowUrl}">${msg("portalRefused.otherAccount")}</a></p>
      <p class="portal-muted">${msg("portalRefused.signedInAs")} <bdi>${person}</bdi></p>
    </form>
  </#if>
</@layout.registrationLayout>
