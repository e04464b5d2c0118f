// Which pages of the portal somebody saw through another's eyes: the journal has them as routes.

import { number, t } from "../texts.js";

const API = "/api/";
const OTHERS = "others";

const WORDS = {
  "/": "home",
  "/tickets": "tickets",
  "/tickets/new": "new-ticket",
  "/submit": "new-ticket",
  "/tickets/{number}": "ticket",
  "/tickets/{number}/attachments": "ticket-files",
  "/articles": "articles",
  "/articles/{slug}": "article",
  "/articles/suggestions": "suggestions",
  "/forum": "forum",
  "/forum/sections/{id}": "section",
  "/forum/topics/{id}": "topic",
  "/forum/posts/{id}": "topic",
  "/messenger": "messenger",
  "/messenger/conversations/{number}": "conversation",
  "/messenger/conversations/{number}/attachments": "conversation-files",
  "/profile": "profile",
  "/preferences": "preferences",
  "/settings{where}": "people",
  "/settings{where}/members/{user}": "person",
  "/settings{where}/history": "history",
  "/settings{where}/review": "review",
};

/** The one read most often first. @param times how often, by route */
export function pagesSeen(times) {
  const byWord = new Map();
  for (const [route, often] of Object.entries(times)) {
    byWord.set(word(route), (byWord.get(word(route)) ?? 0) + often);
  }
  return [...byWord]
    .sort(([, one], [, other]) => other - one)
    .map(([name, often]) => `${t(`journal.read.${name}`)} (${number(often)})`)
    .join(", ");
}

/** The page's own word, or that of the nearest page above it. */
function word(route) {
  let page = route.startsWith(API) ? route.slice(API.length - 1) : route;
  while (!Object.hasOwn(WORDS, page)) {
    const parent = page.lastIndexOf("/");
    if (parent <= 0) {
      return OTHERS;
    }
    page = page.slice(0, parent);
  }
  return WORDS[page];
}
