// Finds one among many organisations by its name. From the field and from button to button one also goes by the arrow keys.

const search = document.getElementById("portal-organization-search");
const field = document.getElementById("portal-organization-name");
const found = document.getElementById("portal-organization-found");
const items = [...document.querySelectorAll("#portal-organization-list > li")];

/** Without accents and case, as people type. */
const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLocaleLowerCase()
    .trim();

const names = new Map(items.map((item) => [item, plain(item.textContent)]));

const shown = () => items.filter((item) => !item.hidden).map((item) => item.querySelector("button"));

function filter() {
  const wanted = plain(field.value);
  for (const item of items) {
    item.hidden = !names.get(item).includes(wanted);
  }
  const count = shown().length;
  found.textContent = count === 0 ? found.dataset.none : found.dataset.some.replace("#", String(count));
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const buttons = shown();
  const at = buttons.indexOf(document.activeElement);
  if (!step || (at < 0 && document.activeElement !== field)) {
    return;
  }
  event.preventDefault();
  (buttons[at + step] ?? (at + step < 0 ? field : document.activeElement)).focus();
}

/** One that is left is chosen by Enter; among several it would be a guess. */
function choose(event) {
  const buttons = shown();
  if (event.key === "Enter" && document.activeElement === field) {
    event.preventDefault();
    if (buttons.length === 1) {
      buttons[0].click();
    }
  }
}

search.hidden = false;
filter();
field.addEventListener("input", filter);
document.addEventListener("keydown", move);
document.addEventListener("keydown", choose);
field.focus();
