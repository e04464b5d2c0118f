<#-- A choice of organisations; among many one searches. Without script the whole list is there. -->
<#macro choice organizations>
  <#if organizations?size gt 8>
    <div id="portal-organization-search" class="${properties.kcFormGroupClass!}" hidden>
      <div class="${properties.kcFormGroupLabelClass!}">
        <label for="portal-organization-name" class="${properties.kcFormLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${msg("portalOrganization.search")}</span></label>
      </div>
      <span class="${properties.kcInputClass!}">
        <#-- In no form: what is typed here is sent nowhere. -->
        <input type="search" id="portal-organization-name" form="portal-organization-nowhere" autocomplete="off" maxlength="255"
               aria-controls="portal-organization-list" aria-describedby="portal-organization-found">
      </span>
      <p id="portal-organization-found" class="portal-muted" role="status"
         data-none="${msg("portalOrganization.none")}" data-some="${msg("portalOrganization.found", "#")}"></p>
    </div>
    <script type="module" src="${url.resourcesPath}/js/portal-organizations.js"></script>
  </#if>
  <ul id="portal-organization-list">
    <#list organizations as organization>
      <li>
        <button type="submit" id="organization-${organization.alias()}" name="kc.org" value="${organization.alias()}"
                class="${properties.kcButtonSecondaryClass!} ${properties.kcButtonBlockClass!}"><bdi>${organization.name()}</bdi></button>
      </li>
    </#list>
  </ul>
</#macro>
