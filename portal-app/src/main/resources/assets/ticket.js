// A ticket's page shows what happened meanwhile by itself, in place; what one is writing, and where, stays.
const parts = () => [...document.querySelectorAll("[data-live]")];
// An earlier part of a long thread is not the place where something new appears.
const newest = !/[?&](before|after|note)=/.test(location.search);
let asking = false, again = false;

function dirty(part) {
  return [...part.querySelectorAll("input:not([type=hidden]), textarea")].some(field => field.value !== field.defaultValue)
    || [...part.querySelectorAll("option")].some(option => option.selected !== option.defaultSelected && part.querySelector("option[selected]"));
}

function show(page) {
  for (const part of parts()) {
    const fresh = page.getElementById(part.id);
    // Where somebody is at work, or reads with the keyboard, nothing moves; the version tells when they save.
    if (!fresh || part.contains(document.activeElement) || dirty(part)) continue;
    part.replaceWith(document.adoptNode(fresh));
  }
  window.htmx?.process(document.body);
  document.dispatchEvent(new Event("portal:shown"));
}

async function refresh() {
  if (asking) { again = true; return; }
  asking = true;
  try {
    const answer = await fetch(location.href.replace(/#.*/, ""), { headers: { Accept: "text/html" }, redirect: "manual" });
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch { /* The stream begins again by itself, and with it this. */ }
  asking = false;
  if (again) { again = false; refresh(); }
}

if (newest) document.addEventListener("portal:ticket", refresh);
