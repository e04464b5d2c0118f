// The only module that knows Keycloak's account console: its page of 26.7, which nobody has promised to us.
//
// content.json gives our page an entry in the navigation and an address. What belongs there is not loaded by its `modulePath`: in 26.1 to
// 26.7 that works for one page only, whose address has to be "content/:componentId" (keycloak#41433). So the console shows nothing there,
// and we do.

const MAIN = "#app main[class*='page__main']";
const PAGE = "portal-access";

/** What the console was told by the server. */
export const environment = JSON.parse(document.getElementById("environment").textContent);

/**
 * Calls whenever the console may have drawn itself anew, or has another address. What is called has to be idempotent.
 *
 * Where somebody comes back before the page they went to was there, nothing is drawn: only the navigation marks another entry.
 */
export function onChange(changed) {
  new MutationObserver(changed).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ["aria-current", "class"],
  });
  addEventListener("popstate", changed);
  changed();
}

/** Where our page goes; null while the console is elsewhere, or not up yet and so nobody known to be signed in. */
export function place() {
  return isHere() ? document.querySelector(MAIN) : null;
}

function isHere() {
  const own = new URL(PAGE, withSlash(environment.baseUrl)).pathname;
  return location.pathname.replace(/\/$/, "") === own;
}

const withSlash = (address) => (address.endsWith("/") ? address : address + "/");
