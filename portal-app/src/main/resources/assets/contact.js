// What the messenger does by itself for whoever reaches Support: drafts are kept, sending stays in place, both sides see the other write.
const root = document.documentElement;
const form = document.querySelector("form[data-keep]");
const text = form?.querySelector("textarea[name=text]");
const thread = document.getElementById("thread");

// The question being asked is where one is.
document.getElementById("now")?.focus({ preventScroll: true });
document.getElementById("now")?.scrollIntoView({ block: "nearest" });

function alone(event) { return !event.defaultPrevented; }

// Drafts, a moment after the last key, one request after the other.
let kept = text?.value ?? "", keeping = Promise.resolve(), timer, sending = false, below = true;

function fields() {
  const body = new URLSearchParams();
  for (const name of ["conversation", "kind", "area", "urgency"]) {
    const field = form.querySelector(`input[name=${name}]`);
    if (field) body.set(name, field.value);
  }
  body.set("text", text.value);
  return body;
}

function keep(last = false) {
  clearTimeout(timer);
  if (!text || sending || text.value === kept) return keeping;
  kept = text.value;
  const body = fields(), csrf = form.querySelector("input[name=csrf]").value;
  keeping = keeping.then(() => fetch(form.dataset.keep, { method: "POST", headers: { "X-CSRF-Token": csrf }, body, redirect: "manual", keepalive: last && body.toString().length < 60_000 }))
    .catch(() => { kept = null; });
  return keeping;
}

let told = 0;
function tell() {
  const now = Date.now();
  if (!form.dataset.tell || !text.value.trim() || now - told < 3_000) return;
  told = now;
  fetch(form.dataset.tell, { method: "POST", headers: { "X-CSRF-Token": form.querySelector("input[name=csrf]").value }, redirect: "manual" }).catch(() => {});
}

text?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(keep, 500);
  tell();
});
addEventListener("pagehide", () => keep(true));
// Whoever discards a draft does not keep it while leaving.
document.querySelector(".draft-notice")?.addEventListener("submit", () => { clearTimeout(timer); sending = true; });

// Sending without leaving: whatever the answer is, what was typed stays until it has arrived.
function trouble(words) {
  form.querySelector(".alert-box")?.remove();
  const box = document.createElement("div");
  box.className = "alert-box";
  box.setAttribute("role", "alert");
  if (typeof words === "string") {
    const line = document.createElement("p");
    line.textContent = words;
    box.append(line);
  } else box.append(...words.childNodes);
  form.prepend(box);
  box.scrollIntoView({ block: "nearest" });
}

async function send(button) {
  if (sending) return;
  await keep();
  sending = true;
  try {
    const action = button?.hasAttribute("formaction") ? button.formAction : form.action;
    const answer = await fetch(action, { method: "POST", body: new FormData(form), headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = document.getElementById("thread"), fresh = page.getElementById("thread");
    if (!answer.ok) {
      trouble(page.getElementById("refused") ?? page.querySelector(".field-error")?.textContent ?? form.dataset.notSent);
    } else if (now && fresh) {
      now.replaceWith(document.adoptNode(fresh));
      form.querySelector("input[name=submission]").value = page.querySelector("#reply input[name=submission]").value;
      text.value = kept = "";
      form.querySelector(".alert-box")?.remove();
      document.dispatchEvent(new Event("portal:sent"));
      below = true;
      document.dispatchEvent(new Event("portal:shown"));
      text.focus();
    } else if (answer.redirected) {
      location.assign(answer.url);
    } else {
      // Articles that may answer it; from here on the form is an ordinary one.
      document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
      document.dispatchEvent(new Event("portal:shown"));
      document.getElementById("now")?.focus({ preventScroll: true });
      scrollTo({ top: 0, behavior: "instant" });
    }
  } catch {
    trouble(form.dataset.notSent);
  }
  sending = false;
}

form?.addEventListener("submit", event => { if (alone(event)) { event.preventDefault(); send(event.submitter); } });

// The newest is in sight, and below it the field to answer it with, unless one reads further up.
function down() { (form ?? document.getElementById("thread").lastElementChild)?.scrollIntoView({ block: "end" }); }
if (thread) {
  down();
  document.addEventListener("portal:ticket", () => { below = innerHeight + scrollY > document.body.scrollHeight - 250; });
  document.addEventListener("portal:shown", () => { quiet(); if (below) down(); });
}

const typing = document.querySelector("[data-typing]");
let silence;
function quiet() { if (typing) { clearTimeout(silence); typing.textContent = ""; } }
document.addEventListener("portal:typing", () => {
  if (!typing) return;
  if (typing.textContent !== typing.dataset.typing) typing.textContent = typing.dataset.typing;
  clearTimeout(silence);
  silence = setTimeout(quiet, 6_000);
});

// Where no stream comes through, and on the list, which has none, one asks again from time to time while somebody looks.
if (document.querySelector("[data-poll]")) {
  setInterval(() => {
    if (!document.hidden && root.dataset.live !== "on") document.dispatchEvent(new Event("portal:ticket"));
  }, 10_000);
}
