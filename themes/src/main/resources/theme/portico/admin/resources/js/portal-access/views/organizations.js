// Which organisations there are, as far as one may see them.

import { query, root } from "../api.js";
import { useAnswer } from "../answers.js";
import { consoles } from "../console.js";
import { Fragment, h } from "../h.js";
import { Answered, ButtonLink, Empty, Label, Pages, Search, Table } from "../parts.js";
import { address, addressIn } from "../places.js";
import { number, t } from "../texts.js";

export function Organizations({ place, admin }) {
  const { search, after } = place.query;
  const answer = useAnswer(`${root(place.realm)}/organizations${query({ search, after, counts: true })}`);
  const empty = search
    ? h(Empty, { title: t("organizations.noneFound") })
    : h(
        Empty,
        { title: t("organizations.none") },
        t("organizations.noneHint"),
        admin.installs && h(Fragment, null, " ", h("a", { href: address(place.realm, "installation") }, t("organizations.installFirst"))),
      );
  return h(
    "div",
    null,
    h(
      "div",
      { className: "portal-access__row" },
      h("div", { role: "search" }, h(Search, { place, label: t("organizations.search") })),
      admin.makesOrganizations && h(ButtonLink, { href: consoles.newOrganization(place.realm) }, t("organizations.new")),
    ),
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
