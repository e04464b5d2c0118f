// How many of Support's answers are unread, in the name of the messenger's button; only for whoever reaches Support.
const box = document.querySelector(".messenger-launcher");
const button = box.querySelector(".messenger-button");
const name = button.getAttribute("aria-label");

async function count() {
  try {
    const answer = await fetch(box.dataset.unread, { headers: { Accept: "text/plain" }, redirect: "manual" });
    const unread = answer.ok ? Number(await answer.text()) : 0;
    button.setAttribute("aria-label", unread ? box.dataset.unreadName.replace("%s", String(unread)) : name);
    button.querySelector(".messenger-count")?.remove();
    if (unread) {
      const badge = document.createElement("span");
      badge.className = "messenger-count";
      badge.setAttribute("aria-hidden", "true");
      badge.textContent = unread > 99 ? "99+" : String(unread);
      button.append(badge);
    }
  } catch { /* The page works without it. */ }
}

document.addEventListener("portal:messenger-shut", count);
count();
