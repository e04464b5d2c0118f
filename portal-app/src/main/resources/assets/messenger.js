// The portal's messenger in another site: a button in the lower end corner, and a frame of the portal. Keeps to the site's own strict policy:
// no inline script or style, nothing but script-src and frame-src of the portal, all of it in a shadow of its own.
(() => {
  const script = document.currentScript;
  const portal = new URL(script.src).origin;
  const words = {"words":"here"};
  if (document.querySelector("portico-messenger")) return;
  const host = document.createElement("portico-messenger");
  const shadow = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  const accent = CSS.supports("color", script.dataset.color ?? "") ? script.dataset.color : "#0b5cad";
  const side = script.dataset.side === "start" ? "inset-inline-start" : "inset-inline-end";
  style.replaceSync(`
    :host { all: initial; }
    div { position: fixed; inset-block-end: 1rem; ${side}: 1rem; z-index: 2147483000; color-scheme: light dark; }
    button { box-sizing: border-box; border: 0; padding: 0; cursor: pointer; font: 1.35rem/1 system-ui, sans-serif; }
    button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 8px #000; }
    .open { inline-size: 48px; block-size: 48px; border-radius: 50%; background: ${accent}; color: #fff; box-shadow: 0 4px 16px rgb(0 0 0 / .25); }
    .open svg { inline-size: 24px; block-size: 24px; vertical-align: middle; }
    .panel { inset-block-end: calc(1rem + 60px); inline-size: min(24rem, calc(100vw - 2rem)); block-size: min(40rem, calc(100vh - 6rem)); overflow: hidden; border: 1px solid #8886; border-radius: .625rem; background: #fff; box-shadow: 0 12px 40px rgb(0 0 0 / .3); }
    .close { position: absolute; inset-block-start: .6rem; inset-inline-end: .6rem; z-index: 1; inline-size: 36px; block-size: 36px; border-radius: .625rem; background: #fff; color: #1b2430; }
    iframe { display: block; inline-size: 100%; block-size: 100%; border: 0; }
    @media (prefers-color-scheme: dark) { .panel { background: #11161d; } .close { background: #1a212b; color: #e6ebf1; } }
    @media (max-width: 479.98px), (max-height: 479.98px) { .panel { inset: 0; inline-size: auto; block-size: auto; border: 0; border-radius: 0; } }
    @media print { :host { display: none; } }
  `);
  shadow.adoptedStyleSheets = [style];

  function made(name, css, parent) {
    const element = document.createElement(name);
    element.className = css;
    parent.append(element);
    return element;
  }

  const box = made("div", "box", shadow);
  box.dir = getComputedStyle(document.documentElement).direction;
  const button = made("button", "open", box);
  button.type = "button";
  button.setAttribute("aria-label", words.open);
  button.setAttribute("aria-expanded", "false");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("fill", "currentColor");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M2 2h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H7l-4 3v-3H2a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zm2.5 4a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM8 6a1 1 0 1 0 0 2 1 1 0 0 0 0-2zm3.5 0a1 1 0 1 0 0 2 1 1 0 0 0 0-2z");
  svg.append(path);
  button.append(svg);

  let panel, frame;
  function open() {
    panel = made("div", "panel", shadow);
    panel.dir = box.dir;
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", words.title);
    const close = made("button", "close", panel);
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", words.close);
    close.addEventListener("click", shut);
    frame = made("iframe", "frame", panel);
    frame.title = words.title;
    const address = new URL("/messenger/embedded", portal);
    if (script.dataset.organization) address.searchParams.set("organization", script.dataset.organization);
    // The portal alone hears this, and learns which site it stands in.
    frame.addEventListener("load", () => frame?.contentWindow?.postMessage("portico:hello", portal));
    frame.src = address.href;
    button.setAttribute("aria-expanded", "true");
    close.focus();
  }
  function shut() {
    if (!panel) return;
    panel.remove();
    panel = frame = null;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }
  button.addEventListener("click", () => panel ? shut() : open());
  addEventListener("keydown", event => { if (event.key === "Escape" && panel) shut(); });
  addEventListener("message", event => {
    if (event.origin === portal && frame && event.source === frame.contentWindow && event.data === "portico:close") shut();
  });
  const show = () => document.body.append(host);
  if (document.body) show(); else addEventListener("DOMContentLoaded", show, { once: true });
})();
