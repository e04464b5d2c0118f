<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("portalKey.title")}
  <#elseif section = "form">
    <form id="portal-key" class="portal-page" action="${url.loginAction}" method="post">
      <p>${msg("portalKey.text", organizationName)}</p>
      <#if trouble?has_content>
        <p id="portal-key-trouble" role="alert">${msg("portalKey." + trouble)}</p>
      </#if>
      <div class="${properties.kcFormGroupClass!}">
        <label for="organization-key" class="${properties.kcLabelClass!}">${msg("portalKey.label")}</label>
        <span class="${properties.kcInputClass!}">
          <#-- Nothing typed ever comes back, and no password manager takes it for the person's own. -->
          <input type="password" id="organization-key" name="organizationKey" autocomplete="off" maxlength="255" required autofocus dir="ltr"
                 aria-describedby="portal-key-hint<#if trouble?has_content> portal-key-trouble</#if>"<#if trouble?has_content> aria-invalid="true"</#if>>
        </span>
      </div>
      <p id="portal-key-hint" class="portal-muted">${msg("portalKey.hint")}</p>
      <div class="portal-actions">
        <button type="submit" id="portal-key-submit"
                class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalKey.submit")}</button>
        <a id="portal-other-account" href="${url.loginRestartFlowUrl}"
           class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalRefused.otherAccount")}</a>
      </div>
      <p class="portal-muted">${msg("portalRefused.signedInAs")} <bdi>${person}</bdi></p>
    </form>
  </#if>
</@layout.registrationLayout>
