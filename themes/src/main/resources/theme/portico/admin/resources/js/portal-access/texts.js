// Our words, from the theme's message bundles by the console's own route, so that a realm can change them like any others.

import { environment } from "./console.js";

const PREFIX = "portalAccess.";

let words = new Map();
let language = "en";

/** Loads what there is in this language, English where there is nothing. */
export async function loadTexts(locale) {
  words = await bundle(locale);
  language = locale;
  if (words.size === 0) {
    words = await bundle("en");
    language = "en";
  }
}

async function bundle(locale) {
  const root = environment.adminBaseUrl.replace(/\/$/, "");
  const address = `${root}/resources/${encodeURIComponent(environment.realm)}/admin/${encodeURIComponent(locale)}`;
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`texts: ${answer.status}`);
  }
  const all = await answer.json();
  return new Map(all.filter(({ key }) => key.startsWith(PREFIX)).map(({ key, value }) => [key.slice(PREFIX.length), value]));
}

/** The text with its gaps {0}, {1} filled; the key itself where somebody has forgotten it. */
export const t = (key, ...values) => (words.get(key) ?? key).replace(/\{(\d)\}/g, (gap, n) => values[n] ?? gap);

/** The text of a word of the server's, which may be one that this page does not know yet. */
export const word = (kind, name) => words.get(`${kind}.${name}`) ?? name;

/** Whether there are words of ours for this. */
export const has = (key) => words.has(key);

/** The text of a name that may be of one kind or of another; the name itself where it is of none. */
export const wordOf = (kinds, name) => kinds.map((kind) => words.get(`${kind}.${name}`)).find(Boolean) ?? name;

/** What there are words of, by name: the permissions of customers, for one. */
export const known = (kind) =>
  [...words.keys()]
    .filter((key) => key.startsWith(kind + "."))
    .map((key) => key.slice(kind.length + 1))
    .sort();

export const locale = () => language;

export const moment = (instant) =>
  instant ? new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant)) : "";

export const number = (count) => new Intl.NumberFormat(language).format(count);
