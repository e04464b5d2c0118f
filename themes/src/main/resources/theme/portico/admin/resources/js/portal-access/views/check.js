// Whether somebody may do something, which rule decided, from what, and the one call that would change it.

import { useState } from "react";
import { get, ofAdminApi, query, send } from "../api.js";
import { useAnswer, useDeed, useRested } from "../answers.js";
import { h } from "../h.js";
import { Answered, Button, Choice, Confirm, Facts, Failure, Field, Heading, Input, Note, Table } from "../parts.js";
import { t, word } from "../texts.js";
import { permissions } from "../permissions.js";
import { inWords } from "./because.js";
import { nameOf, titled } from "./names.js";

export function AccessCheck({ at }) {
  const [search, setSearch] = useState("");
  const [user, setUser] = useState("");
  const [permission, setPermission] = useState("portal.enter");
  const found = useAnswer(`${at}/members${query({ search: useRested(search), status: "all", limit: 20 })}`);
  const levels = useAnswer(`${at}/levels`);
  const names = { titles: new Map(levels.data?.items.map(titled)) };
  const people = found.data?.items ?? [];
  const chosen = people.find(({ id }) => id === user) ?? people[0];
  const answer = useAnswer(chosen && `${at}/explain${query({ user: chosen.id, permission })}`);
  return h(
    "div",
    null,
    h(
      "div",
      { className: "portal-access__row", role: "search" },
      h(Field, { label: t("members.search") }, (id) =>
        h(Input, { id, type: "search", value: search, maxLength: 255, onChange: (event) => setSearch(event.target.value) }),
      ),
      h(Field, { label: t("person") }, (id) =>
        h(Choice, { id, value: chosen?.id ?? "", choices: people.map((each) => [each.id, `${nameOf(each)} (${each.username})`]), onChange: setUser }),
      ),
      h(Field, { label: t("check.question") }, (id) =>
        h(Choice, { id, value: permission, choices: permissions().map((name) => [name, word("permission", name)]), onChange: setPermission }),
      ),
    ),
    h(Failure, { error: found.error, again: found.again }),
    found.data && people.length === 0 && h(Note, { kind: "info", title: t("members.noneFound") }),
    chosen &&
      h(Answered, { answer: answer.loading ? { loading: true } : answer }, (explanation) =>
        h(Explanation, { key: chosen.id + permission, explanation, name: nameOf(chosen), names, permission, again: answer.again }),
      ),
  );
}

function Explanation({ explanation, name, names, permission, again }) {
  const { allowed, reason, because, remedy } = explanation;
  return h(
    "div",
    null,
    h(
      Note,
      { kind: allowed ? "success" : "warning", title: t(allowed ? "check.yes" : "check.no", name, word("permission", permission)) },
      reason && word("reason", reason),
    ),
    h(Heading, null, t("check.because")),
    h(Table, {
      caption: t("check.because"),
      rows: because.map((each, i) => ({ ...each, id: i, words: inWords(each, names) })),
      columns: [
        { title: t("check.rule"), head: true, of: ({ rule }) => word("rule", rule) },
        { title: t("check.input"), of: ({ input, words: [label] }) => h("bdi", { title: input }, label) },
        { title: t("check.value"), of: ({ value, words: [, text] }) => h("bdi", { title: value }, text) },
      ],
    }),
    remedy && h(Remedy, { remedy, name, again }),
    !allowed && !remedy && h("p", null, t("check.noRemedy")),
  );
}

/** What the call does, as far as it has a name elsewhere on this page; the call itself tells the rest. */
function Steps({ where, body }) {
  const steps = where.endsWith("/activate") ? [[t("status"), t("active")]] : Object.entries(body ?? {}).flatMap(step);
  return steps.length > 0 && h(Facts, { entries: steps });
}

const NAMES = { level: "level", roles: "addOns", ownTicketsOnly: "ownOnly", until: "until" };

function step([field, value]) {
  const named = Object.hasOwn(NAMES, field);
  const label = named ? t(NAMES[field]) : word("setting", field);
  if (!named && label === field) {
    return [];
  }
  if (value === null) {
    return [[label, t("endless")]];
  }
  if (typeof value === "boolean") {
    return [[label, t(value ? "on" : "off")]];
  }
  return [[label, Array.isArray(value) ? value.map((each) => word("addOn", each)).join(", ") : word(named ? field : `setting.${field}`, value)]];
}

function Remedy({ remedy, name, again }) {
  const [asking, setAsking] = useState(false);
  const { method, path: where, body, who } = remedy;
  // What was read is what is changed: everything that asks for an ETag is read first.
  const deed = useDeed(async () => {
    const tagged = method === "PATCH" || (method === "PUT" && where.includes("/portal-access/"));
    const address = ofAdminApi(where);
    const etag = tagged ? (await get(address)).etag : undefined;
    await send(method, address, body === null ? undefined : JSON.stringify(body), { etag });
    setAsking(false);
    again();
  });
  return h(
    "div",
    null,
    h(Heading, null, t("check.remedy")),
    h(Steps, { where, body }),
    h("p", null, t("check.who", who.map((each) => word("who", each)).join(", "))),
    h("details", { className: "portal-access__details" }, h("summary", null, t("check.call")), h("pre", { dir: "ltr", className: "portal-access__call", tabIndex: 0 }, `${method} ${where}`, body === null ? "" : `\n${JSON.stringify(body, null, 2)}`)),
    h(Button, { variant: "primary", onClick: () => setAsking(true) }, t("check.do")),
    asking &&
      h(Confirm, { title: t("check.do"), text: t("check.doText", name), action: t("check.do"), deed, onClose: () => setAsking(false) }),
  );
}
