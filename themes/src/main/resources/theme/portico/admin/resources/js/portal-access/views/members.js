// Who belongs to an organisation, and what they may do there.

import { useState } from "react";
import { get, query } from "../api.js";
import { useAnswer, useDeed } from "../answers.js";
import { h } from "../h.js";
import { Answered, Button, Empty, Failure, Filter, Label, Note, Pages, Search, Table, download } from "../parts.js";
import { moment, t, word } from "../texts.js";
import { MemberDialog } from "./member.js";
import { nameOf, titled } from "./names.js";

export function Members({ place, organization, at }) {
  const [chosen, setChosen] = useState();
  const [saved, setSaved] = useState(false);
  const { search, status, level, after } = place.query;
  const answer = useAnswer(`${at}/members${query({ search, status, level, after })}`);
  const levels = useAnswer(`${at}/levels`);
  const titles = new Map(levels.data?.items.map(titled));
  const file = useDeed(async () =>
    download(`${organization.alias}.csv`, (await get(`${at}/review`, { accept: "text/csv" })).data),
  );
  const filtered = search || status || level;
  const empty = h(Empty, { title: t(filtered ? "members.noneFound" : "members.none") }, !filtered && t("members.noneHint"));
  return h(
    "div",
    null,
    h(
      "div",
      { className: "portal-access__row", role: "search" },
      h(Search, { place, label: t("members.search") }),
      h(Filter, {
        place,
        name: "status",
        label: t("status"),
        choices: [
          ["", t("active")],
          ["disabled", t("disabled")],
          ["all", t("all")],
        ],
      }),
      h(Filter, {
        place,
        name: "level",
        label: t("level"),
        choices: [["", t("all")], ["none", t("noAccess")], ...titles],
      }),
      h(Button, { busy: file.busy, onClick: () => file.run() }, t("members.file")),
    ),
    saved && h(Note, { kind: "success", title: t("saved") }),
    h(Failure, { error: file.error }),
    h(Answered, { answer, empty }, ({ items, next }) =>
      h(
        "div",
        null,
        h(Table, {
          caption: t("organization.members"),
          rows: items,
          columns: [
            { title: t("person"), head: true, of: (member) => h(Person, { member }) },
            { title: t("level"), of: ({ level: held, levels: all }) => levelText(titles, held, all) },
            { title: t("addOns"), of: ({ roles }) => roles.map((role) => h(Label, { key: role, color: "blue" }, word("addOn", role))) },
            { title: t("ownOnly"), of: ({ ownTicketsOnly }) => (ownTicketsOnly ? t("yes") : "") },
            { title: t("until"), of: ({ until }) => moment(until) },
            { title: t("status"), of: ({ status: is }) => h(Label, { color: is === "active" ? "green" : "grey" }, t(is)) },
            { title: t("lastSeen"), of: ({ lastSeen }) => moment(lastSeen) || t("never") },
            {
              title: t("actions"),
              unseen: true,
              of: (member) =>
                h(
                  Button,
                  {
                    small: true,
                    "aria-label": t(member.may.length ? "members.changeOf" : "members.showOf", nameOf(member)),
                    onClick: () => {
                      setSaved(false);
                      setChosen(member.id);
                    },
                  },
                  t(member.may.length ? "change" : "show"),
                ),
            },
          ],
        }),
        h(Pages, { place, next }),
      ),
    ),
    chosen &&
      h(MemberDialog, {
        key: chosen,
        place,
        organization,
        at,
        user: chosen,
        levels: levels.data?.items ?? [],
        changed: answer.again,
        saved: () => {
          setSaved(true);
          setChosen(undefined);
          answer.again();
        },
        onClose: () => setChosen(undefined),
      }),
  );
}

const Person = ({ member }) =>
  h("span", null, nameOf(member), h("br"), h("small", { dir: "ltr" }, [member.username, member.email].filter(Boolean).join(" · ")));

function levelText(titles, level, levels) {
  if (levels.length > 1) {
    return levels.map((each) => titles.get(each) ?? each).join(" + ");
  }
  return level === "none" ? t("noAccess") : (titles.get(level) ?? level);
}
