// Our words, from the theme's message bundles by the console's own route, so that a realm can change them like any others.

import { environment } from "./console.js";

const PREFIX = "portalAccount.";

/** What has to be said while there are no words, or where they could not be had. */
const BEFORE = [
  ["loading", "…"],
  ["unreachable", "The server did not answer."],
  ["again", "Try again"],
];

let words = new Map(BEFORE);
let language = "en";

/** Loads what there is in the console's language, English where there is nothing. */
export async function loadTexts() {
  for (const locale of new Set([environment.locale, "en"])) {
    language = locale;
    const found = await bundle(locale);
    if (found.size > 0) {
      words = found;
      return;
    }
  }
}

async function bundle(locale) {
  const root = environment.serverBaseUrl.replace(/\/$/, "");
  const address = `${root}/resources/${encodeURIComponent(environment.realm)}/account/${encodeURIComponent(locale)}`;
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`texts: ${answer.status}`);
  }
  const all = await answer.json();
  return new Map(all.filter(({ key }) => key.startsWith(PREFIX)).map(({ key, value }) => [key.slice(PREFIX.length), value]));
}

/** The text with its gaps {0}, {1} filled; the key itself where somebody has forgotten it. */
export const t = (key, ...values) => (words.get(key) ?? key).replace(/\{(\d)\}/g, (gap, n) => values[n] ?? gap);

/** The text of a word of the server's, or what stands in for one that this page does not know yet. */
export const word = (kind, name, otherwise) => words.get(`${kind}.${name}`) ?? otherwise;

export const moment = (instant) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));

/** Several names as one says them; each is written in its own direction, whatever the others are. */
export const names = (several, how = "disjunction") =>
  new Intl.ListFormat(language, { type: how }).format(several.length > 1 ? several.map(isolated) : several);

/** In a sentence of the other direction a name stays what it is. */
export const isolated = (name) => `\u2068${name}\u2069`;

export const locale = () => language;
