<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("portalRefused." + reason + ".title", application, organizationName)}
  <#elseif section = "form">
    <form id="portal-refused" class="portal-page" data-reason="${reason}" action="${url.loginAction}" method="post">
      <p>${msg("portalRefused." + reason + ".why", application, organizationName)}</p>
      <p>${msg("portalRefused." + reason + ".what", application, organizationName)}</p>
      <#if organizations?has_content>
        <div>
          <p>${msg("portalRefused.elsewhere")}</p>
          <ul>
            <#list organizations as organization>
              <li>
                <button type="submit" id="organization-${organization.alias()}" name="kc.org" value="${organization.alias()}"
                        class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}"><bdi>${organization.name()}</bdi></button>
              </li>
            </#list>
          </ul>
        </div>
      </#if>
      <div class="portal-actions">
        <button type="submit" id="portal-again" name="portal-action" value="again"
                class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalRefused.again")}</button>
        <button type="submit" id="portal-other-account" name="portal-action" value="other-account"
                class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalRefused.otherAccount")}</button>
      </div>
      <p class="portal-muted">${msg("portalRefused.signedInAs")} <bdi>${person}</bdi></p>
    </form>
  </#if>
</@layout.registrationLayout>
