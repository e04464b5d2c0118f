<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("portalKeyLink.title")}
  <#elseif section = "form">
    <div id="portal-key-link" class="portal-page">
      <#if signIn?has_content>
        <p role="status">${msg("portalKeyLink.done", organizationName)}</p>
        <div class="portal-actions">
          <a id="portal-sign-in" href="${signIn}"
             class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalKeyLink.signIn")}</a>
        </div>
      <#else>
        <p>${msg("portalKeyLink.question", organizationName)}</p>
        <div class="portal-actions">
          <a id="portal-use-browser" href="${use}"
             class="${properties.kcButtonPrimaryClass!} ${properties.kcButtonBlockClass!}">${msg("portalKeyLink.use")}</a>
        </div>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
