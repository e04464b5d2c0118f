// The messenger beside a page of the portal: one button, and a panel with a frame in it. Without this the button is a link to the same as a page.
const box = document.querySelector(".messenger-launcher");
const button = box.querySelector(".messenger-button");
const address = button.href;
let panel;

function made(name, css) {
  const element = document.createElement(name);
  element.className = css;
  return element;
}

function open() {
  panel = made("div", "messenger-panel");
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", box.dataset.title);
  const close = made("button", "messenger-close");
  close.type = "button";
  close.setAttribute("aria-label", box.dataset.close);
  close.append(made("i", "bi bi-x-lg"));
  close.addEventListener("click", shut);
  const frame = made("iframe", "messenger-frame");
  frame.title = box.dataset.title;
  // Loaded anew at each opening: what its reader may do shows then.
  frame.src = address;
  panel.append(close, frame);
  box.append(panel);
  button.setAttribute("aria-expanded", "true");
  document.documentElement.classList.add("messenger-open");
  frame.addEventListener("load", () => frame.contentWindow?.focus(), { once: true });
  frame.focus();
}

function shut() {
  if (!panel) return;
  // Taken away and not only hidden: a messenger that nobody has open waits for nothing.
  panel.remove();
  panel = null;
  button.setAttribute("aria-expanded", "false");
  document.documentElement.classList.remove("messenger-open");
  button.focus();
  document.dispatchEvent(new Event("portal:messenger-shut"));
}

button.setAttribute("role", "button");
button.setAttribute("aria-expanded", "false");
button.addEventListener("click", event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (panel) shut(); else open();
});
button.addEventListener("keydown", event => {
  if (event.key === " ") { event.preventDefault(); button.click(); }
});
document.addEventListener("keydown", event => { if (event.key === "Escape" && panel && !event.defaultPrevented) shut(); });
addEventListener("message", event => {
  if (event.origin === location.origin && event.source === panel?.querySelector("iframe").contentWindow && event.data === "portico:close") shut();
});
