<#ftl output_format="plainText">
${msg(mail + ".what", realmName, address!"")}

<#if link??>
${msg(mail + ".link")}:
${link}

</#if>
${msg(mail + ".hint")}
