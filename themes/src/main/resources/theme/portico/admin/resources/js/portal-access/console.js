// The only module that knows Keycloak's console: its page of 26.7, which nobody has promised to us. What of it is missing one day is
// left out, and our page stays reachable by its address.

const MAIN = "kc-main-content-page-container";
const NEIGHBOURS = ["nav-item-organizations", "nav-item-users", "nav-item-clients", "nav-item-events", "nav-item-realm-settings"];
const NAVIGATION = ".keycloak__page_nav__nav ul";
const TABS = '[data-testid="organization-tabs"] ul';
const PATIENCE = 10_000;
const REREAD = 5_000;

const started = Date.now();
let seen = false;

/** What the console was told by the server: addresses, and the realm one has signed in to. */
export const environment = JSON.parse(document.getElementById("environment").textContent);

/** Addresses of pages of the console's own, to which ours lead. */
export const consoles = {
  newOrganization: (realm) => `#/${encodeURIComponent(realm)}/organizations/new`,
};

/** Calls whenever the console may have drawn itself anew, or has another address. What is called has to be idempotent. */
export function onChange(changed) {
  new MutationObserver(changed).observe(document.body, { childList: true, subtree: true });
  addEventListener("hashchange", changed);
  addEventListener("popstate", changed);
  setTimeout(changed, PATIENCE + 100);
  changed();
}

/**
 * Has the links in an element go their way as the console's own do. It learns of another realm by `pushState` alone (its useHash.tsx):
 * after an address that was typed, or after going back, its own pages would else be about the realm before, and make things there.
 */
export function leading(element) {
  element.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#/']");
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (link && !elsewhere && !event.defaultPrevented) {
      event.preventDefault();
      go(link.getAttribute("href"));
    }
  });
}

function go(address) {
  if (address !== location.hash) {
    history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  }
}

/**
 * Whether the console has begun to show itself, and so somebody is signed in; or ought to have, by now. Before that it may be on its way
 * to the login page, where a second login at the same time would only be in its way.
 */
export function isUp() {
  seen ||= document.getElementById(MAIN) !== null;
  return seen || Date.now() - started >= PATIENCE;
}

/**
 * Has the console read its realm again, and waits until it has. It keeps what it read once, and whoever saves something under its Realm
 * settings sends all of that back (its RealmSettingsTabs.tsx): organisations would be off again, and our settings be those of before.
 * Its own pages call the `refresh` of its RealmContext.tsx, which is found here by what React keeps at elements.
 */
export async function readRealmAgain() {
  const before = realmContext();
  before?.refresh();
  const end = Date.now() + REREAD;
  while (before && realmContext()?.realmRepresentation === before.realmRepresentation && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** What hangs at an element may be of an earlier drawing; the root knows the latest. */
function realmContext() {
  const element = document.getElementById(MAIN);
  const name = Object.keys(element ?? {}).find((each) => each.startsWith("__reactFiber$"));
  let fiber = name && element[name];
  while (fiber?.return) {
    fiber = fiber.return;
  }
  const waiting = [fiber?.stateNode?.current];
  while (waiting.length > 0) {
    const next = waiting.pop();
    const value = next?.memoizedProps?.value;
    if (value?.realmRepresentation && typeof value.refresh === "function") {
      return value;
    }
    if (next) {
      waiting.push(next.sibling, next.child);
    }
  }
  return undefined;
}

/** A link for the console's navigation; `show` puts it where it belongs. */
export function navigationEntry() {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "pf-v5-c-nav__link";
  link.dataset.testid = "nav-item-portal-access";
  item.append(link);
  leading(item);
  return {
    show({ text, address, current }) {
      settle(item);
      set(link, "href", address);
      set(link, "aria-current", current ? "page" : null);
      link.classList.toggle("pf-m-current", current);
      if (link.textContent !== text) {
        link.textContent = text;
      }
    },
    hide() {
      item.remove();
    },
  };
}

/** A tab of the console's page about an organisation. */
export function organizationTab() {
  const item = document.createElement("li");
  item.className = "pf-v5-c-tabs__item";
  const link = document.createElement("a");
  link.className = "pf-v5-c-tabs__link";
  link.dataset.testid = "portalAccessTab";
  const words = document.createElement("span");
  words.className = "pf-v5-c-tabs__item-text";
  link.append(words);
  item.append(link);
  leading(item);
  return {
    show({ text, address, current }) {
      const list = document.querySelector(TABS);
      if (!list) {
        return;
      }
      if (list.lastElementChild !== item) {
        list.append(item);
      }
      imitate(list, item, link);
      set(link, "href", address);
      set(link, "aria-selected", link.hasAttribute("role") ? String(current) : null);
      set(link, "aria-current", current ? "page" : null);
      item.classList.toggle("pf-m-current", current);
      if (words.textContent !== text) {
        words.textContent = text;
      }
    },
    hide() {
      item.remove();
    },
  };
}

/**
 * Shows our page: "page" in place of what the console shows there, "tab" below it. Where there is no place for it the whole window is
 * its place.
 */
export function showPage(page, how) {
  const main = document.getElementById(MAIN);
  // A place that was there comes back: the console is just waiting for something itself.
  const place = main ?? (seen ? null : document.body);
  if (!place) {
    return;
  }
  if (page.parentElement !== place) {
    place.append(page);
  }
  mark(main ? how : "alone");
}

export function hidePage(page) {
  page.remove();
  mark(null);
}

/** After what is next to it in meaning; who administers next to nothing has an empty navigation, and this in it. */
function settle(item) {
  const before = neighbour();
  const list = before ? null : document.querySelector(NAVIGATION);
  if (before && before.nextElementSibling !== item) {
    before.after(item);
  } else if (list && item.parentElement !== list) {
    list.append(item);
  }
}

function neighbour() {
  for (const name of NEIGHBOURS) {
    const item = document.querySelector(`[data-testid="${name}"]`)?.closest("li");
    if (item) {
      return item;
    }
  }
  return null;
}

/** The roles of tabs are the console's to choose: ours has what its neighbours have. */
function imitate(list, item, link) {
  const other = [...list.children].find((each) => each !== item);
  set(item, "role", other?.getAttribute("role") ?? null);
  set(link, "role", other?.querySelector("a, button")?.getAttribute("role") ?? null);
}

function mark(how) {
  const root = document.documentElement;
  if (how === null) {
    delete root.dataset.portalAccess;
  } else if (root.dataset.portalAccess !== how) {
    root.dataset.portalAccess = how;
  }
}

function set(element, name, value) {
  if (value === null) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}
