// A ticket's page shows what happened meanwhile by itself, in place; what one is writing, and where, stays.
const parts = () => [...document.querySelectorAll("[data-live]")];
// An earlier part of a long thread is not the place where something new appears.
const newest = !/[?&](before|after|note)=/.test(location.search);
const FOCUSABLE = "a[href], button, summary, input:not([type=hidden])";
// The queue beside a ticket has no stream of its own: while somebody is there it is asked for.
const EVERY = 10_000, IDLE = 10 * 60_000;
const told = new Map();
let asking = false, again = false, postponed = false, active = Date.now(), pause = 1_000, retry;

function changed(select) {
  const preset = [...select.options].findIndex(option => option.defaultSelected);
  return select.selectedIndex !== Math.max(preset, 0);
}

/** Where somebody has typed, or is about to, nothing moves; the version tells when they save. */
function atWork(part) {
  const here = document.activeElement;
  return (part.contains(here) && here.matches("input, textarea, select"))
    || [...part.querySelectorAll("input:not([type=hidden]), textarea")].some(field => field.value !== field.defaultValue)
    || [...part.querySelectorAll("select")].some(changed);
}

function selecting(part) {
  const selection = getSelection();
  return !selection.isCollapsed && part.contains(selection.anchorNode);
}

/** A name for a place in a part that is still its name when the part is another one. */
function place(element, part) {
  if (element.matches("a[href]")) return `a[href="${CSS.escape(element.getAttribute("href"))}"]`;
  const home = element.closest("[id]");
  if (element === home) return `#${CSS.escape(home.id)}`;
  const at = [...(part.contains(home) ? home : part).querySelectorAll(FOCUSABLE)].indexOf(element);
  return at < 0 ? null : { home: home.id, at };
}

function found(name, part) {
  if (typeof name === "string") return part.matches(name) ? part : part.querySelector(name);
  if (!name) return null;
  const home = part.id === name.home ? part : part.querySelector(`#${CSS.escape(name.home)}`);
  return home?.querySelectorAll(FOCUSABLE)[name.at] ?? null;
}

function replace(part, fresh) {
  const here = part.contains(document.activeElement) ? place(document.activeElement, part) : null;
  const unfolded = [...part.querySelectorAll("details[open] > summary")].map(summary => place(summary, part));
  const scrolled = part.scrollTop;
  part.replaceWith(document.adoptNode(fresh));
  for (const name of unfolded) {
    const summary = found(name, fresh);
    if (summary?.matches("summary")) summary.parentElement.open = true;
  }
  if (part.open) fresh.open = true;
  fresh.scrollTop = scrolled;
  if (here) found(here, fresh)?.focus({ preventScroll: true });
}

function show(page) {
  for (const part of parts()) {
    const fresh = page.getElementById(part.id);
    if (!fresh || told.get(part.id) === fresh.innerHTML || atWork(part)) continue;
    if (selecting(part)) { postponed = true; continue; }
    told.set(part.id, fresh.innerHTML);
    replace(part, fresh);
  }
  window.htmx?.process(document.body);
  document.dispatchEvent(new Event("portal:shown"));
}

async function refresh() {
  if (asking) { again = true; return; }
  asking = true;
  clearTimeout(retry);
  let reached = true;
  try {
    const answer = await fetch(location.href.replace(/#.*/, ""), { headers: { Accept: "text/html" }, redirect: "manual" });
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    else {
      reached = answer.status < 500 && answer.status !== 429;
      if (answer.status >= 401 && answer.status <= 404) document.dispatchEvent(new Event("portal:gone"));
    }
  } catch { reached = false; }
  asking = false;
  pause = reached ? 1_000 : Math.min(pause * 2, 60_000);
  if (again) { again = false; refresh(); }
  // The stream may have come through while this did not: what it told of is still to be shown.
  else if (!reached) retry = setTimeout(refresh, pause * (.5 + Math.random() / 2));
}
addEventListener("online", () => { if (retry && pause > 1_000) { clearTimeout(retry); refresh(); } });

if (newest) {
  document.addEventListener("portal:ticket", refresh);
  document.addEventListener("selectionchange", () => {
    if (postponed && getSelection().isCollapsed) { postponed = false; refresh(); }
  });
}

if (document.getElementById("queue-results")) {
  for (const sign of ["pointerdown", "keydown", "wheel"]) addEventListener(sign, () => { active = Date.now(); }, { passive: true });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { active = Date.now(); refresh(); } });
  setInterval(() => { if (newest && !document.hidden && Date.now() - active < IDLE) refresh(); }, EVERY);
}
