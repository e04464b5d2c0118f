// Who did what to whom, the newest first; of an organisation, or of the realm.

import { useEffect, useState } from "react";
import { everything, get, query, root } from "../api.js";
import { useAnswer, useDeed } from "../answers.js";
import { h } from "../h.js";
import { csv } from "../csv.js";
import { Answered, Button, Empty, Failure, Field, Filter, Input, Pages, Table, download } from "../parts.js";
import { replace, withQuery } from "../places.js";
import { known, locale, moment, t, word } from "../texts.js";
import { Verification } from "./verification.js";
import { titled, useNames } from "./names.js";
import { inWords } from "./values.js";

/** As Keycloak makes them. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const RealmJournal = ({ place }) => h(Journal, { place, at: `${root(place.realm)}/journal`, file: "journal.csv" });

export const OrganizationJournal = ({ place, organization, at }) =>
  h(Journal, { place, at: `${at}/journal`, members: at, file: `${organization.alias}-journal.csv` });

/** @param members the organisation whose members are asked for; there are none of the realm */
function Journal({ place, at, members, file }) {
  const { user, act, after } = place.query;
  const answer = useAnswer(at + query({ user, act, after }));
  const items = answer.data?.items ?? [];
  const name = useNames(
    place.realm,
    members,
    items.flatMap(({ person, actor, after: is }) => [person, actor.id, is.viewer, is.invitedBy]),
  );
  // Where they may not be read, built-in levels have their names all the same.
  const levels = useAnswer(members ? `${members}/levels` : `${root(place.realm)}/levels?limit=200`);
  const names = { titles: new Map(levels.data?.items.map(titled)), person: name };
  const shown = items.map((entry) => ({ ...entry, ...inWords(entry, names) }));
  const save = useDeed(async () => {
    const rows = [];
    for await (const entry of everything(at, { user, act })) {
      rows.push(row(entry));
    }
    download(file, csv([t("journal.at"), t("journal.act"), t("journal.actor"), t("journal.actorId"), t("journal.user"), t("journal.before"), t("journal.after"), t("journal.reason")], rows));
  });
  return h(
    "div",
    null,
    h(
      "div",
      { className: "portal-access__row", role: "search" },
      h(Filter, { place, name: "act", label: t("journal.act"), choices: [["", t("all")], ...acts()] }),
      members && h(OfPerson, { place, members }),
      h(Button, { busy: save.busy, onClick: () => save.run() }, t("journal.file")),
    ),
    h(Failure, { error: save.error }),
    h(Answered, { answer, empty: h(Empty, { title: t("journal.none") }) }, ({ next }) =>
      h(
        "div",
        null,
        h(Table, {
          caption: t("section.journal"),
          rows: shown,
          columns: [
            { title: t("journal.at"), head: true, of: (entry) => moment(entry.at) },
            { title: t("journal.act"), of: (entry) => word("act", entry.act) },
            { title: t("person"), of: ({ person }) => person && name(person) },
            { title: t("journal.actor"), of: ({ actor }) => doer(actor, name) },
            { title: t("journal.before"), of: (entry) => h(Values, { values: entry.before }) },
            { title: t("journal.after"), of: (entry) => h(Values, { values: entry.after }) },
            ...(shown.some(({ reason }) => reason) ? [{ title: t("journal.reason"), of: (entry) => entry.reason ?? "" }] : []),
          ],
        }),
        h(Pages, { place, next }),
      ),
    ),
    h(Verification, { at }),
  );
}

/** By what a member is called, or by id: who is gone has a history still. */
function OfPerson({ place, members }) {
  const { after, user = "", ...rest } = place.query;
  const [typed, setTyped] = useState(user);
  const [wrong, setWrong] = useState();
  useEffect(() => {
    setTyped(user);
    setWrong(undefined);
  }, [user]);
  const find = useDeed(async () => {
    const wanted = typed.trim();
    const person = wanted === "" || ID.test(wanted) ? wanted : await oneOf(members, wanted);
    setWrong(person === undefined ? t("journal.nobody") : undefined);
    if (person !== undefined) {
      replace(withQuery(place, { ...rest, user: person }));
    }
  });
  return h(
    "form",
    {
      className: "portal-access__row",
      onSubmit: (event) => {
        event.preventDefault();
        find.run();
      },
    },
    h(Field, { label: t("journal.of"), error: wrong }, (id, about) =>
      h(Input, { id, about, value: typed, maxLength: 255, onChange: (event) => setTyped(event.target.value) }),
    ),
    h(Button, { type: "submit", busy: find.busy }, t("show")),
    h(Failure, { error: find.error }),
  );
}

/** The member who is called so, if it is one and no more. */
async function oneOf(members, search) {
  const { items } = (await get(members + "/members" + query({ search, status: "all", limit: 2 }))).data;
  return items.length === 1 ? items[0].id : undefined;
}

/** Everything that happens, in the order of its words. */
const acts = () =>
  known("act")
    .map((each) => [each, word("act", each)])
    .sort(([, one], [, other]) => one.localeCompare(other, locale()));

/** @param values [[label, value]] */
const Values = ({ values }) =>
  values.length > 0 && h("ul", { className: "portal-access__values" }, values.map(([label, value], i) => h("li", { key: i }, label, ": ", h("bdi", null, value))));

/** Who signed in to another realm's console has no name here. */
function doer({ kind, id }, name) {
  const known = id && name(id);
  return kind === "console" && known === id ? h("span", { title: id }, word("actor", kind)) : [word("actor", kind), known].filter(Boolean).join(": ");
}

/** For whoever keeps or compares it: as the API has it, people by id. */
const row = (entry) => [
  entry.at,
  entry.act,
  entry.actor.kind,
  entry.actor.id ?? "",
  entry.person ?? "",
  JSON.stringify(entry.before),
  JSON.stringify(entry.after),
  entry.reason ?? "",
];
