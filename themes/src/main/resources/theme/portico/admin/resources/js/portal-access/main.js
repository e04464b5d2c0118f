// Adds "Portal access" to the console: an entry in its navigation, a page, and a tab on its pages about organisations.

import { createRoot } from "react-dom";
import { administrator } from "./administrator.js";
import { hidePage, isUp, leading, navigationEntry, onChange, organizationTab, showPage } from "./console.js";
import { h } from "./h.js";
import { App } from "./app.js";
import { address, addressIn, placeOf } from "./places.js";
import { loadTexts, locale, t } from "./texts.js";

const page = document.createElement("section");
page.id = "portal-access";
const shown = createRoot(page);
leading(page);
const entry = navigationEntry();
const tab = organizationTab();

const known = new Map();
let texts = null;
let last;

/** Once, unless that fails. */
function speak(language) {
  texts ??= loadTexts(language).catch((error) => {
    texts = null;
    throw error;
  });
  return texts;
}

/** Asked for once a realm: who is signed in does not change while the console is open. */
function who(realm) {
  if (!known.has(realm)) {
    known.set(realm, { admin: undefined });
    administrator(realm)
      .then(async (admin) => {
        await speak(admin.locale);
        known.set(realm, { admin });
      })
      .catch(async (error) => {
        // Without texts what failed is still said, by their names.
        await speak(navigator.language.slice(0, 2)).catch(() => undefined);
        known.set(realm, { error });
      })
      .finally(show);
  }
  return known.get(realm);
}

function askAgain(realm) {
  known.delete(realm);
  show();
}

/** Idempotent: whatever the console does to its page, this puts right what is ours. */
function show() {
  if (!isUp()) {
    return;
  }
  const place = placeOf(location.hash);
  const { admin, error } = who(place.realm);
  if (admin && (admin.seesOrganizations || admin.managesRealm)) {
    entry.show({ text: t("title"), address: address(place.realm), current: place.how === "page" });
    const organization = place.how === "tab" ? place.rest[0] : place.organization;
    if (organization) {
      tab.show({
        text: t("title"),
        address: addressIn({ ...place, how: "tab" }, organization),
        current: place.how === "tab",
      });
    }
  } else {
    entry.hide();
    tab.hide();
  }
  if (!place.how) {
    leave();
    return;
  }
  showPage(page, place.how);
  render(place, admin, error);
}

/** What was shown is asked for again when somebody comes back. */
function leave() {
  if (last) {
    last = undefined;
    shown.render(null);
    hidePage(page);
  }
}

/** Only when there is something new: drawing is a change of the page, and so leads here again. */
function render(place, admin, error) {
  const now = [location.hash, admin, error];
  if (last && now.every((each, i) => each === last[i])) {
    return;
  }
  last = now;
  page.lang = locale();
  shown.render(h(App, { place, admin, error, again: () => askAgain(place.realm) }));
}

onChange(show);
