<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("portalKey.title")}
  <#elseif section = "form">
    <form id="portal-key" class="portal-page" action="${url.loginAction}" method="post">
      <p>${msg("portalKey.text", organizationName)}</p>
      <div class="${properties.kcFormGroupClass!}">
        <div class="${properties.kcFormGroupLabelClass!}">
          <label for="organization-key" class="${properties.kcFormLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg("portalKey.label")}</span></label>
        </div>
        <#-- Wrong is shown as Keycloak shows it at its own fields (field.ftl). -->
        <span class="${properties.kcInputClass!} <#if trouble?has_content>${properties.kcError!}</#if>">
          <#-- Nothing typed ever comes back, and no password manager takes it for the person's own. -->
          <input type="password" id="organization-key" name="organizationKey" autocomplete="off" maxlength="255" required autofocus dir="ltr"
                 aria-describedby="portal-key-hint<#if trouble?has_content> portal-key-trouble</#if>"<#if trouble?has_content> aria-invalid="true"</#if>>
          <#if trouble?has_content>
            <span class="${properties.kcFormControlUtilClass!}">
              <span class="${properties.kcInputErrorIconStatusClass!}"><i class="${properties.kcInputErrorIconClass!}" aria-hidden="true"></i></span>
            </span>
          </#if>
        </span>
        <#if trouble?has_content>
          <div class="${properties.kcFormHelperTextClass!}" role="alert">
            <div class="${properties.kcInputHelperTextClass!}">
              <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
                <span id="portal-key-trouble" class="${properties.kcInputErrorMessageClass!}">${msg("portalKey." + trouble)}<#if left?has_content> ${msg("portalKey.left", left)}</#if></span>
              </div>
            </div>
          </div>
        </#if>
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
