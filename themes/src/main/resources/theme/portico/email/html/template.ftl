<#--
  What every mail is shown in, Keycloak's own and ours: its templates and ours say emailLayout and bring their words, so this is the one
  file that makes their looks. Mail programs know tables and style attributes; the style element is for those that can be dark. Nothing
  is loaded and nothing is hidden; the mark of the brand is drawn with borders. The first link becomes a button, below which its address
  is written out. What somebody typed has to be escaped in the words: each "<a " is taken for a link of a message or a template.
-->
<#macro emailLayout>
<#local said><#nested></#local>
<#local words = said?markup_string>
<#local links = words?matches("<a\\s[^>]*?href=\"([^\"]*)\"", "s")>
<#local start = ltr?then("left", "right")>
<#local button = "display:inline-block;padding:10px 18px;background:${properties.accent};color:${properties.onAccent};text-decoration:none;border-radius:8px;font-weight:600">
<!doctype html>
<html lang="${locale.language}" dir="${ltr?then('ltr','rtl')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject!realmName}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
.portico-page { background: ${properties.pageDark} !important; color: ${properties.textDark} !important; }
.portico-card { background: ${properties.surfaceDark} !important; border-color: ${properties.lineDark} !important; }
.portico-edge { border-color: ${properties.lineDark} !important; }
.portico-muted { color: ${properties.textMutedDark} !important; }
.portico-brand, .portico-card a { color: ${properties.accentDark} !important; }
.portico-mark, .portico-card a.portico-button { background: ${properties.accentDark} !important; color: ${properties.onAccentDark} !important; }
.portico-arch { border-color: ${properties.onAccentDark} !important; }
}
</style>
</head>
<body class="portico-page" dir="${ltr?then('ltr','rtl')}" style="margin:0;padding:0;background:${properties.page};color:${properties.text};font-family:${properties.font};font-size:16px;line-height:1.5">
<table role="presentation" class="portico-page" width="100%" cellpadding="0" cellspacing="0" style="background:${properties.page};color:${properties.text};font-family:${properties.font};font-size:16px;line-height:1.5"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="portico-card" width="100%" cellpadding="0" cellspacing="0" dir="${ltr?then('ltr','rtl')}" style="max-width:640px;background:${properties.surface};border:1px solid ${properties.line};border-radius:${properties.radius};text-align:${start}">
<tr><td class="portico-edge" style="padding:16px 24px;border-bottom:1px solid ${properties.line}">
<table role="presentation" cellpadding="0" cellspacing="0"><tr>
<td class="portico-mark" width="32" height="32" aria-hidden="true" style="background:${properties.accent};border-radius:6px"><div class="portico-arch" style="width:8px;height:18px;margin:4px auto 6px;border:4px solid ${properties.onAccent};border-bottom:0;border-radius:8px 8px 0 0;font-size:0;line-height:0"></div></td>
<td class="portico-brand" style="padding:0 10px;color:${properties.accent};font-size:18px;font-weight:600"><bdi>${realmName}</bdi></td>
</tr></table>
</td></tr>
<tr><td style="padding:12px 24px;overflow-wrap:anywhere">
${words?replace("<a ", "<a class=\"portico-button\" style=\"${button}\" ", "f")?no_esc}
</td></tr>
<#if links?size gt 0>
<#-- Keycloak's sanitizer leaves the & of an address as it is, ours are escaped. -->
<#local address = links[0]?groups[1]?replace("&amp;", "&")>
<tr><td class="portico-edge portico-muted" style="padding:16px 24px;border-top:1px solid ${properties.line};color:${properties.textMuted};font-size:14px">
${msg("portalMail.address")}<br>
<a dir="ltr" href="${address}" style="color:${properties.accent};font-size:12px;overflow-wrap:anywhere;word-break:break-all">${address}</a>
</td></tr>
</#if>
</table>
</td></tr></table>
</body>
</html>
</#macro>
