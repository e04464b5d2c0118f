const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const group = document.querySelector(".portal-theme");

// A browser may keep all storage from a frame of another site, by throwing: what was chosen then counts for this page only.
let here = null;

function kept() {
  try { return localStorage.getItem("portal-theme"); } catch { return here; }
}

function keep(theme) {
  here = theme;
  try {
    if (theme) localStorage.setItem("portal-theme", theme);
    else localStorage.removeItem("portal-theme");
  } catch { /* See above. */ }
}

function show() {
  const chosen = kept();
  root.dataset.bsTheme = chosen ?? (system.matches ? "dark" : "light");
  for (const button of group?.querySelectorAll("button") ?? []) {
    button.setAttribute("aria-pressed", String(button.dataset.theme === (chosen ?? "auto")));
  }
}

if (group) {
  group.hidden = false;
  group.addEventListener("click", event => {
    const theme = event.target.closest("button")?.dataset.theme;
    if (!theme) return;
    keep(theme === "auto" ? null : theme);
    show();
  });
}
system.addEventListener("change", show);
show();

// Through somebody's eyes a banner stays on top: what else stays in sight stands below it.
const banner = document.querySelector(".portal-perspective");
if (banner) new ResizeObserver(() => root.style.setProperty("--portal-banner", banner.offsetHeight + "px")).observe(banner);

// Where one is stands in sight, also in a menu that is longer than its row. The page itself stays where it is.
const nav = document.querySelector(".portal-nav");
const current = nav?.querySelector("[aria-current]");
if (current) {
  const outer = nav.getBoundingClientRect();
  const inner = current.getBoundingClientRect();
  nav.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
}

// Menus close on Escape and when the focus or a click goes elsewhere; also those that a filtered list brings later.
document.addEventListener("keydown", event => {
  const menu = event.key === "Escape" && event.target.closest?.("details.portal-menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.portal-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("focusout", event => {
  const menu = event.target.closest?.("details.portal-menu[open]");
  if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
});

// A form whose answer takes a while says so, and cannot be sent a second time meanwhile.
document.addEventListener("submit", event => {
  const form = event.target;
  if (!form.dataset.busy || event.defaultPrevented) return;
  const note = document.createElement("p");
  note.className = "busy";
  note.setAttribute("role", "status");
  note.append(document.createElement("progress"), " " + form.dataset.busy);
  form.append(note);
  setTimeout(() => { for (const button of form.querySelectorAll("button")) button.disabled = true; });
});
// The back button may show the page as it was left.
addEventListener("pageshow", event => {
  if (!event.persisted) return;
  for (const note of document.querySelectorAll(".busy")) {
    for (const button of note.closest("form").querySelectorAll("button")) button.disabled = false;
    note.remove();
  }
});

// What was being written is nobody's after signing out.
document.addEventListener("submit", event => {
  if (!event.target.action.endsWith("/logout")) return;
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("portal-draft ")) sessionStorage.removeItem(key);
  } catch { /* Where nothing can be kept nothing was. */ }
});

// What was just done is told once; a reload or a bookmark need not tell it again.
if (document.querySelector(".done-box")) {
  const address = new URL(location.href);
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
}

// Wide things in narrow places: Ctrl+Enter sends the form one is writing in.
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.target.form?.requestSubmit();
  }
});

// A session that ended while the page was open: sign in again on the page itself, not inside a fragment.
document.addEventListener("htmx:responseError", event => {
  if (event.detail.xhr.status === 499 || event.detail.xhr.status === 401) location.reload();
});

// Times are sent in UTC, saying so, and shown in the reader's own zone; the zone is in the title.
function localize(within) {
  for (const time of within.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.valueOf())) {
      time.textContent = at.toLocaleString(root.dataset.formats, { dateStyle: "medium", timeStyle: "short" });
      time.title = at.toLocaleString(root.dataset.formats, { dateStyle: "full", timeStyle: "long" });
    }
  }
}
localize(document);
document.addEventListener("htmx:afterSwap", () => localize(document));
document.addEventListener("portal:shown", () => localize(document));

// A page says when it is out of date: what its reader may do has changed, or the portal's settings have. It waits for that while it is
// looked at and somebody is there, so that an open tab neither takes a connection nor keeps a session alive.
const news = document.querySelector("[data-news]");
const idle = 10 * 60_000;
let waiting, retry, active = Date.now(), pause = 1_000, missed = false;

function outOfDate() {
  if (news.querySelector("button")) return;
  news.append(news.querySelector("template").content.cloneNode(true));
  news.querySelector("button").addEventListener("click", () => location.reload());
}

async function waitForNews() {
  waiting = new AbortController();
  const signal = waiting.signal;
  try {
    const answer = await fetch(news.dataset.news, { headers: { Accept: "text/event-stream" }, redirect: "manual", signal });
    // Refused, or not to be found any more: what is shown here is no longer shown.
    if (answer.type === "opaqueredirect" || (answer.status >= 401 && answer.status <= 404)) { outOfDate(); return; }
    if (answer.ok) {
      pause = 1_000;
      // Whatever happened while nothing was waited for.
      if (missed) document.dispatchEvent(new Event("portal:ticket"));
      missed = true;
      let rest = "";
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        // Something came through: there may be something on the way that keeps all of it back.
        root.dataset.live = "on";
        const lines = (rest + part.value).split("\n");
        rest = lines.pop();
        if (lines.some(line => line.trimEnd() === "event:revision" || line.trimEnd() === "event: revision")) outOfDate();
        if (lines.some(line => /^event: ?ticket$/.test(line.trimEnd()))) document.dispatchEvent(new Event("portal:ticket"));
        if (lines.some(line => /^event: ?typing$/.test(line.trimEnd()))) document.dispatchEvent(new Event("portal:typing"));
      }
    }
  } catch { /* The connection is gone, or the tab is hidden; the former is tried again below. */ }
  if (waiting?.signal === signal || !waiting) delete root.dataset.live;
  if (signal.aborted || news.querySelector("button")) return;
  waiting = null;
  pause = Math.min(pause * 2, 60_000);
  retry = setTimeout(attend, pause * (.5 + Math.random() / 2));
}

function attend() {
  if (document.hidden) { waiting?.abort(); waiting = null; return; }
  if (!waiting && !news.querySelector("button") && Date.now() - active < idle) waitForNews();
}

if (news) {
  document.addEventListener("portal:gone", outOfDate);
  document.addEventListener("visibilitychange", () => { active = Date.now(); attend(); });
  addEventListener("online", () => { clearTimeout(retry); pause = 1_000; attend(); });
  for (const sign of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    addEventListener(sign, () => { active = Date.now(); if (!waiting) attend(); }, { passive: true });
  }
  // Before the page is left or kept for the back button, the connection is given back.
  addEventListener("pagehide", () => { waiting?.abort(); waiting = null; });
  addEventListener("pageshow", event => { if (event.persisted) attend(); });
  attend();
}
