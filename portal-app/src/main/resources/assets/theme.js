// Runs before the page is painted, so that a chosen scheme never flashes; without a choice the system's counts.
const chosen = localStorage.getItem("portal-theme");
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
