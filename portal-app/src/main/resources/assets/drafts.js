// What is being written survives a reload, a way back, and signing in again, in this tab and for this person only; it is forgotten once it has
// arrived: on the page of the new note, or of the new ticket.
const person = document.querySelector(".portal-person summary")?.textContent.trim() ?? "";
const arrived = location.hash.startsWith("#note-");
// Where the browser keeps all storage from the page, by throwing, or none is left, nothing is kept and everything else goes on.
function kept(name) {
  try { return sessionStorage.getItem(name); } catch { return null; }
}
function keep(name, text) {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch { /* See above. */ }
}

const key = (path, name) => `portal-draft ${person} ${path} ${name}`;

// Whoever had to sign in first comes here later, and has not sent anything.
const SOON = 20_000;
const sent = JSON.parse(kept("portal-draft sent") ?? '{"at":0,"keys":[]}');
keep("portal-draft sent", "");
const opened = document.querySelector("article.ticket") && sent.keys.some(each => each.includes("/tickets/new "));
if (Date.now() - sent.at < SOON && (arrived || opened)) {
  for (const each of sent.keys) keep(each, "");
}

const path = location.pathname.replace(/\/(notes|reply|note)$/, "").replace(/\/tickets$/, "/tickets/new");
for (const field of document.querySelectorAll("[data-draft]")) {
  const mine = key(path, field.dataset.draft);
  const written = kept(mine);
  if (written && !field.value) {
    field.value = written;
    const folded = field.closest("details");
    if (folded) folded.open = true;
  }
  field.addEventListener("input", () => keep(mine, field.value));
  field.form.addEventListener("submit", () => {
    const keys = [...field.form.querySelectorAll("[data-draft]")].map(each => key(path, each.dataset.draft));
    keep("portal-draft sent", JSON.stringify({ at: Date.now(), keys }));
  });
}
