// A page of the messenger in a frame: who has it in theirs is told when it is to be closed, and nothing else; signing in happens in a window.
const origins = (document.querySelector("[data-origins]")?.dataset.origins ?? "").split(" ");
const EMBEDDED = "/messenger/embedded";
const framed = parent !== self;
let site = location.origin, signIn;

function foreign() { return site !== location.origin; }

// The head stands below what says that the page is out of date, not behind it.
const news = document.querySelector(".portal-news");
if (news) new ResizeObserver(() => document.documentElement.style.setProperty("--messenger-news", news.offsetHeight + "px")).observe(news);

addEventListener("message", event => {
  if (signIn && event.source === signIn && event.origin === location.origin) {
    // The window came back with what only this frame can finish, or finished it itself.
    const address = event.data?.address;
    if (event.data?.portico === "code" && typeof address === "string" && address.startsWith(EMBEDDED)) location.replace(address);
    if (event.data?.portico === "signed-in") location.replace(EMBEDDED);
  } else if (framed && event.source === parent && origins.includes(event.origin) && event.data === "portico:hello") {
    site = event.origin;
  }
});

if (opener && window.name === "portico-sign-in" && location.pathname.startsWith(EMBEDDED)) {
  opener.postMessage({ portico: "signed-in" }, location.origin);
  close();
}

const WINDOW = EMBEDDED + "?window=1";

function opened(address) { return open(address, "portico-sign-in", "popup,width=480,height=680"); }

// One click: the window opens with it, as only then it may, and goes on to Keycloak once this frame has the cookie that it is finished with.
async function begin() {
  signIn = opened("");
  try {
    const answer = await fetch(WINDOW, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    signIn.location.replace(page.querySelector("a[data-window]").href);
  } catch {
    // No window, or nobody to sign in any more: a page says how to go on.
    signIn?.close();
    location.assign(WINDOW);
  }
}

document.addEventListener("click", event => {
  const link = event.target.closest?.("a");
  if (!link || event.defaultPrevented) return;
  if (link.dataset.window !== undefined) {
    event.preventDefault();
    signIn = opened(link.href);
  } else if (link.dataset.begin !== undefined || (foreign() && link.dataset.signIn !== undefined)) {
    event.preventDefault();
    begin();
  } else if (foreign() && link.target === "_top") {
    // The page around is not the portal's to lead anywhere.
    event.preventDefault();
    open(link.href, "_blank", "noopener");
  }
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && framed && !event.defaultPrevented) parent.postMessage("portico:close", site);
});
