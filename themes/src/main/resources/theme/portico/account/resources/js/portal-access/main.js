// Shows "My portal access" where the account console has a place for it.

import { createRoot } from "react-dom";
import { App } from "./app.js";
import { onChange, place } from "./console.js";
import { h } from "./h.js";

let page;
let shown;

/** Idempotent: whatever the console does to its page, this puts right what is ours. */
function show() {
  const main = place();
  if (!main) {
    leave();
  } else if (!page) {
    page = document.createElement("section");
    page.id = "portal-account";
    page.className = "pf-v5-c-page__main-section pf-m-light";
    main.append(page);
    shown = createRoot(page);
    shown.render(h(App));
  } else if (page.parentElement !== main) {
    main.append(page);
  }
}

/** What was shown is asked for again when somebody comes back. */
function leave() {
  if (page) {
    shown.unmount();
    page.remove();
    page = undefined;
  }
}

onChange(show);
