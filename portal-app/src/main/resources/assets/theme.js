// Runs before the page is painted, so that a chosen scheme never flashes; without a choice the system's counts.
let chosen = null;
try { chosen = localStorage.getItem("portal-theme"); } catch { /* A browser may keep all storage from a frame of another site. */ }
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
