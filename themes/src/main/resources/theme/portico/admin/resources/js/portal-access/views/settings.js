// What the vendor set for the realm, and what an organisation does differently; each change is shown with whom it concerns first.

import { useState } from "react";
import { path, root } from "../api.js";
import { useAnswer } from "../answers.js";
import { Fragment, h } from "../h.js";
import { Review } from "../effects.js";
import { Answered, Button, Check, Choice, Field, Form, Heading, Note } from "../parts.js";
import { t, word } from "../texts.js";
import { OrganizationKey } from "./key.js";
import { titled } from "./names.js";

const words = (name, values) => values.map((value) => [value, t(`setting.${name}.${value}`)]);

const GROUPS = () => [
  [t("settings.enter"), [["mode", words("mode", ["everyone", "registered"])], ["organizationKeyRequired"], ["defaultLevel", "level"]]],
  [t("settings.modules"), [["ticketing"], ["forum", words("forum", ["off", "nobody", "registered", "everyone"])]]],
  [t("settings.elements"), [["addRequestBox"], ["submitTab"], ["signInToSubmit"]]],
  [t("settings.sight"), [["accountWideViewing"]]],
];

export function RealmSettings({ place }) {
  const answer = useAnswer(`${root(place.realm)}/settings`);
  const levels = useAnswer(`${root(place.realm)}/levels?limit=200`);
  return h(Answered, { answer }, (settings) =>
    h(Answered, { answer: levels }, ({ items }) =>
      h(Editor, { realm: place.realm, at: "/settings", settings, etag: answer.etag, levels: items, groups: GROUPS(), again: answer.again }),
    ),
  );
}

export function OrganizationSettings({ place, admin, organization, at }) {
  const answer = useAnswer(`${at}/settings`);
  const levels = useAnswer(`${at}/levels`);
  const onOff = [
    ["", t("setting.asRealm")],
    ["true", t("on")],
    ["false", t("off")],
  ];
  return h(Answered, { answer }, (settings) =>
    h(
      Fragment,
      null,
      h("p", null, t("settings.overrides")),
      !admin.managesRealm && h(Note, { kind: "info", title: t("settings.readOnly") }),
      h(Editor, {
        realm: place.realm,
        at: path`/organizations/${organization.id}/settings`,
        settings,
        etag: answer.etag,
        levels: levels.data?.items ?? [],
        groups: [[t("organization.settings"), [["accountWideViewing", onOff], ["organizationKeyRequired", onOff], ["defaultLevel", "levelOrRealm"]]]],
        again: answer.again,
        readOnly: !admin.managesRealm,
      }),
      h(OrganizationKey, { at, organization, readOnly: Boolean(levels.error), changed: answer.again }),
    ),
  );
}

function Editor({ realm, at, settings, etag, levels, groups, again, readOnly }) {
  // What was chosen stays when somebody else has changed something meanwhile.
  const [chosen, setChosen] = useState({});
  const [reviewing, setReviewing] = useState(false);
  const [saved, setSaved] = useState(false);
  const draft = { ...settings, ...chosen };
  const body = Object.fromEntries(Object.entries(chosen).filter(([name, value]) => value !== settings[name]));
  const changed = Object.keys(body).length > 0;
  return h(
    Form,
    { onSubmit: () => changed && setReviewing(true) },
    saved && !changed && h(Note, { kind: "success", title: t("saved") }),
    groups.map(([title, fields]) =>
      h(
        "fieldset",
        { key: title, className: "portal-access__fields", disabled: readOnly },
        h("legend", null, h(Heading, null, title)),
        fields.map(([name, choices]) =>
          h(Setting, {
            key: name,
            name,
            choices: typeof choices === "string" ? levelChoices(levels, draft[name], choices) : choices,
            value: draft[name],
            onChange: (value) => setChosen((before) => ({ ...before, [name]: value })),
          }),
        ),
      ),
    ),
    draft.forum === "everyone" && settings.forum !== "everyone" && h(Note, { kind: "warning", title: t("settings.forumPublic") }),
    !readOnly &&
      h(
        "div",
        { className: "portal-access__row" },
        h(Button, { type: "submit", variant: "primary", disabled: !changed }, t("review")),
        h(Button, { variant: "link", disabled: !changed, onClick: () => setChosen({}) }, t("undo")),
      ),
    reviewing &&
      h(Review, {
        realm,
        title: t("settings.review"),
        change: { method: "PUT", path: at, body },
        changes: Object.entries(body).map(([name, value]) => [t(`setting.${name}`), inWords(name, value, levels)]),
        etag,
        done: () => {
          setReviewing(false);
          setChosen({});
          setSaved(true);
          again();
        },
        onClose: () => {
          setReviewing(false);
          again();
        },
      }),
  );
}

/** On or off, or one of some words; a null of the server's, as in the realm, is the empty word. */
function Setting({ name, choices, value, onChange }) {
  const label = t(`setting.${name}`);
  const hint = t(`setting.${name}.hint`);
  if (!choices) {
    return h(Check, { label, hint, checked: value, onChange });
  }
  const read = (text) => (text === "" ? null : text === "true" ? true : text === "false" ? false : text);
  return h(Field, { label, hint }, (id, about) =>
    h(Choice, { id, about, choices, value: value === null ? "" : String(value), onChange: (text) => onChange(read(text)) }),
  );
}

function inWords(name, value, levels) {
  if (value === null) {
    return t("setting.asRealm");
  }
  if (typeof value === "boolean") {
    return t(value ? "on" : "off");
  }
  return name === "defaultLevel" ? levelChoices(levels, value).find(([level]) => level === value)[1] : word(`setting.${name}`, value);
}

function levelChoices(levels, held, kind) {
  const choices = [["none", t("noAccess")], ...levels.map(titled)];
  if (kind === "levelOrRealm") {
    choices.unshift(["", t("setting.asRealm")]);
  }
  return held && !choices.some(([name]) => name === held) ? [...choices, [held, held]] : choices;
}
