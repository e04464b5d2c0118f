// A search field that suggests while one types: a combobox with a list (ARIA Authoring Practices, "list autocomplete with manual
// selection"). Without this script the form is a plain search, and Enter stays one as long as nothing in the list was chosen.
const pause = 200;

function enhance(input) {
  const { suggestions: address, label, one, many, none } = input.dataset;
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.after(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  let asked = null, timer = 0, chosen = -1;

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (place + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  }

  function show(found) {
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.map((each, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = each.address;
      const title = document.createElement("span");
      title.lang = each.language;
      title.dir = "auto";
      title.textContent = each.title;
      option.append(title);
      if (each.category) {
        const category = document.createElement("span");
        category.className = "muted";
        category.dir = "auto";
        category.textContent = each.category;
        option.append(" ", category);
      }
      return option;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length === 0 ? none : found.length === 1 ? one : many.replace("#", found.length);
  }

  async function ask() {
    asked?.abort();
    const words = input.value.trim();
    if (words.length < 2) { close(); status.textContent = ""; return; }
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`, { redirect: "manual", signal });
      if (!answer.ok) { close(); return; }
      const found = await answer.json();
      // What was typed meanwhile has been asked for since.
      if (!signal.aborted && document.activeElement === input) show(found);
    } catch { /* Broken off or offline: the search itself still works. */ }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  input.addEventListener("keydown", event => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      clearTimeout(timer);
      asked?.abort();
      if (chosen >= 0 && !list.hidden) {
        event.preventDefault();
        location.assign(list.children[chosen].dataset.address);
      } else {
        close();
      }
    }
  });
  // Before the field loses the focus, which closes the list.
  list.addEventListener("pointerdown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.address);
  });
  input.addEventListener("blur", () => { asked?.abort(); clearTimeout(timer); close(); });
}

for (const input of document.querySelectorAll("input[data-suggestions]")) enhance(input);
