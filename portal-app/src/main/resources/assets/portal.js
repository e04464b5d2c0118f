const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const group = document.querySelector(".portal-theme");

function show() {
  const chosen = localStorage.getItem("portal-theme");
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
    if (theme === "auto") localStorage.removeItem("portal-theme");
    else localStorage.setItem("portal-theme", theme);
    show();
  });
}
system.addEventListener("change", show);
show();

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
