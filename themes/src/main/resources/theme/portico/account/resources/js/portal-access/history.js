// What became of one's own access, the newest first.

import { useEffect, useRef } from "react";
import { h } from "./h.js";
import { usePages } from "./pages.js";
import { Button, Failure, Name, Note, Waiting } from "./parts.js";
import { moment, names, t, word } from "./texts.js";

export function History() {
  const { pages, busy, error, again, next } = usePages("/history");
  const latest = useRef(null);
  const shown = useRef(0);
  // Whoever asked for more goes on reading where it begins.
  useEffect(() => {
    if (pages.length > 1 && pages.length > shown.current) {
      latest.current?.focus();
    }
    shown.current = pages.length;
  }, [pages.length]);
  const empty = pages.length > 0 && !next && !busy && pages.every(({ items }) => items.length === 0);
  return h(
    "section",
    { "aria-labelledby": "portal-account-history", "aria-busy": busy },
    h("h2", { id: "portal-account-history", className: "pf-v5-c-title pf-m-lg" }, t("history")),
    empty && h(Note, { title: t("historyNone") }),
    pages.some(({ items }) => items.length > 0) &&
      h(
        "ol",
        { className: "portal-account__list" },
        pages.flatMap((page, nth) =>
          page.items.map((entry, place) =>
            h(Entry, {
              key: `${entry.organization ?? ""} ${entry.id}`,
              entry,
              page,
              first: nth > 0 && nth === pages.length - 1 && place === 0 ? latest : undefined,
            }),
          ),
        ),
      ),
    busy && h(Waiting),
    error && h(Failure, { error, again }),
    next && h(Button, { onClick: next }, t("moreHistory")),
  );
}

function Entry({ entry, page, first }) {
  const where = entry.organization && (page.organizations[entry.organization] ?? t("formerOrganization"));
  return h(
    "li",
    { className: "portal-account__entry", ref: first, tabIndex: first ? -1 : undefined },
    h("span", { className: "portal-account__what" }, what(entry, page)),
    h(
      "span",
      { className: "portal-account__muted" },
      h("time", { dateTime: entry.at }, moment(entry.at)),
      where && [" · ", h(Name, { key: "where" }, where)],
      " · ",
      by(entry, page),
    ),
  );
}

function what({ act, before, after }, { roles }) {
  const title = (role) => word("role", role, roles[role] ?? role);
  switch (act) {
    case "level-changed":
      return levelChanged(before, after, title);
    case "role-granted":
      return t("act.role-granted", title(String(after.role)));
    case "role-removed":
      return t("act.role-removed", title(String(before.role)));
    case "own-only-set":
      return t(after.ownTicketsOnly ? "act.own-only-on" : "act.own-only-off");
    case "end-date-set":
      return after.until ? t("act.end-date-set", moment(after.until)) : t("act.end-date-none");
    case "level-edited":
      return t("act.level-edited", title(String(before.level)));
    case "level-deleted":
      return after.replacement
        ? t("act.level-replaced", before.title ?? title(String(before.level)), title(String(after.replacement)))
        : t("act.level-deleted", before.title ?? title(String(before.level)));
    default:
      return word("act", act, t("act.other"));
  }
}

function levelChanged(before, after, title) {
  const was = levels(before).map(title);
  const is = levels(after).map(title);
  if (is.length === 0) {
    return t("act.level-taken", names(was, "conjunction"));
  }
  return was.length === 0
    ? t("act.level-given", names(is, "conjunction"))
    : t("act.level-changed", names(was, "conjunction"), names(is, "conjunction"));
}

/** Where several are held they are all told. */
const levels = ({ level, levels: several }) => (several ?? [level]).filter((each) => each && each !== "none");

function by({ actor, person }, { people }) {
  if (actor.kind === "person" && actor.id === person) {
    return t("by.yourself");
  }
  const name = actor.kind === "person" && people[actor.id];
  return name ? h(Name, null, t("by.name", name)) : word("by", actor.kind, t("by.vendor"));
}
