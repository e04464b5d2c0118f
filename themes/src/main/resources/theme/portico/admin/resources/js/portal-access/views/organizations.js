// Which organisations there are, as far as one may see them.

import { query, root } from "../api.js";
import { useAnswer } from "../answers.js";
import { h } from "../h.js";
import { Answered, Empty, Label, Pages, Search, Table } from "../parts.js";
import { addressIn } from "../places.js";
import { number, t } from "../texts.js";

export function Organizations({ place }) {
  const { search, after } = place.query;
  const answer = useAnswer(`${root(place.realm)}/organizations${query({ search, after, counts: true })}`);
  const empty = h(Empty, { title: t(search ? "organizations.noneFound" : "organizations.none") }, !search && t("organizations.noneHint"));
  return h(
    "div",
    null,
    h("div", { className: "portal-access__row", role: "search" }, h(Search, { place, label: t("organizations.search") })),
    h(Answered, { answer, empty }, ({ items, next }) =>
      h(
        "div",
        null,
        h(Table, {
          caption: t("section.organizations"),
          rows: items,
          columns: [
            { title: t("name"), head: true, of: ({ id, name }) => h("a", { href: addressIn(place, id) }, name) },
            { title: t("alias"), of: ({ alias }) => alias },
            { title: t("members"), of: ({ members }) => (members === undefined ? "" : number(members)) },
            { title: t("status"), of: ({ enabled }) => h(Label, { color: enabled ? "green" : "grey" }, t(enabled ? "active" : "disabled")) },
          ],
        }),
        h(Pages, { place, next }),
      ),
    ),
  );
}
