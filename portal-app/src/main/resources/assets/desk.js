// The desk by keyboard: j and k go through the queue, r and n begin to write, / searches. Nothing is ever sent by a single key.

function open(id, field) {
  const composer = document.getElementById(id);
  if (!composer) return;
  composer.open = true;
  const area = document.getElementById(field);
  area.scrollIntoView({ block: "center" });
  area.focus();
}

function move(step) {
  const rows = [...document.querySelectorAll(".queue-rows a")];
  if (!rows.length) return;
  const here = rows.indexOf(document.activeElement);
  const current = here >= 0 ? here : rows.findIndex(row => row.hasAttribute("aria-current"));
  // From nowhere the first key goes to where one is, or to the first.
  const next = here < 0 && current < 0 ? 0 : Math.min(Math.max(current + step, 0), rows.length - 1);
  rows[next].focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  r: () => open("compose-reply", "reply"),
  n: () => open("compose-note", "internal"),
  "/": () => document.getElementById("q")?.focus(),
};

// Single keys get in the way of speech input (WCAG 2.1.4), so they can be switched off.
const box = document.querySelector("[data-keys]");
if (box) {
  box.closest("label").hidden = false;
  // Where the browser keeps all storage from the page, the choice counts for this page.
  try { box.checked = localStorage.getItem("portal-desk-keys") !== "off"; } catch { box.checked = true; }
  box.addEventListener("change", () => {
    try { localStorage.setItem("portal-desk-keys", box.checked ? "on" : "off"); } catch { /* See above. */ }
  });
}

document.addEventListener("keydown", event => {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key === "Escape" && typing) { typing.blur(); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || (box && !box.checked)) return;
  const deed = keys[event.key];
  if (deed) { event.preventDefault(); deed(); }
});

// The others are told when an answer has been begun.
document.addEventListener("htmx:configRequest", event => {
  if (event.target.id !== "presence") return;
  const areas = [...document.querySelectorAll("textarea[data-draft]")];
  event.detail.parameters.set
    ? event.detail.parameters.set("writing", String(areas.some(area => area.value.trim())))
    : (event.detail.parameters.writing = String(areas.some(area => area.value.trim())));
});

// The customer sees that a reply is being written, never an internal note; and the other way round.
const reply = document.querySelector("textarea[data-tell]");
let told = 0;
reply?.addEventListener("input", () => {
  if (!reply.value.trim() || Date.now() - told < 3_000) return;
  told = Date.now();
  fetch(reply.dataset.tell, { method: "POST", headers: { "X-CSRF-Token": reply.dataset.csrf }, redirect: "manual" }).catch(() => {});
});
const typing = document.querySelector("[data-typing]");
let silence;
document.addEventListener("portal:typing", () => {
  if (!typing) return;
  if (typing.textContent !== typing.dataset.typing) typing.textContent = typing.dataset.typing;
  clearTimeout(silence);
  silence = setTimeout(() => { typing.textContent = ""; }, 6_000);
});

document.querySelector(".queue-rows a[aria-current]")?.scrollIntoView({ block: "nearest" });
