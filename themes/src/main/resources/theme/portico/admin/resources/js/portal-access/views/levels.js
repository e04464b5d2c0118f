// The access levels as a matrix, and making, changing and replacing them.

import { useState } from "react";
import { get, path, root } from "../api.js";
import { useAnswer, useDeed } from "../answers.js";
import { Fragment, h } from "../h.js";
import { Review } from "../effects.js";
import { Answered, Button, ButtonLink, Check, Choice, Dialog, Failure, Field, Form, Heading, Input, Label, Note, Table } from "../parts.js";
import { permissions } from "../permissions.js";
import { address } from "../places.js";
import { t, word } from "../texts.js";
import { titled, titleOf } from "./names.js";

const BUILT_IN = ["portal-member", "portal-admin"];
const ENTER = "portal.enter";
const LEVEL = "level";

export function Levels({ place }) {
  const { realm, rest } = place;
  const answer = useAnswer(`${root(realm)}/levels?limit=200`);
  return h(Answered, { answer }, ({ items }) => {
    const [name] = rest;
    const edited = name && name !== "new" ? items.find((level) => level.name === name) : undefined;
    if (name && name !== "new" && !edited) {
      return h(Note, { kind: "warning", title: t("nothingHere") });
    }
    if (name) {
      return h(Editor, { key: name, realm, level: edited, levels: items, changed: answer.again });
    }
    return h(Matrix, { realm, levels: items, changed: answer.again });
  });
}

function Matrix({ realm, levels, changed }) {
  const [deleting, setDeleting] = useState();
  return h(
    Fragment,
    null,
    h("p", null, t("levels.intro")),
    h("div", { className: "portal-access__row" }, h(ButtonLink, { variant: "primary", href: address(realm, "levels", "new") }, t("levels.new"))),
    h(Table, {
      caption: t("section.levels"),
      matrix: true,
      rows: [LEVEL, ...permissions()],
      keyOf: (permission) => permission,
      columns: [
        {
          title: t("permission"),
          head: true,
          of: (permission) =>
            permission === LEVEL ? t("levels.itself") : h("span", { title: permission }, word("permission", permission)),
        },
        ...levels.map((level) => ({
          title: titleOf(level),
          of: (permission) =>
            permission === LEVEL
              ? h(Level, { realm, level, replace: () => setDeleting(level) })
              : level.permissions.includes(permission)
                ? h(Held)
                : null,
        })),
      ],
    }),
    deleting &&
      h(Replacing, {
        realm,
        level: deleting,
        levels,
        done: () => {
          setDeleting(undefined);
          changed();
        },
        onClose: () => setDeleting(undefined),
      }),
  );
}

/** Its role, and what can be done with it. */
const Level = ({ realm, level, replace }) =>
  h(
    Fragment,
    null,
    h("div", { dir: "ltr", className: "portal-access__hint" }, level.name),
    BUILT_IN.includes(level.name)
      ? h(Label, null, t("levels.builtIn"))
      : h(
          "div",
          { className: "portal-access__near" },
          h(ButtonLink, { small: true, href: address(realm, "levels", level.name), "aria-label": t("levels.changeOf", level.title) }, t("change")),
          h(Button, { small: true, "aria-label": t("levels.deleteOf", level.title), onClick: replace }, t("delete")),
        ),
  );

const Held = () => h("span", null, h("span", { "aria-hidden": true }, "✓"), h("span", { className: "portal-access__unseen" }, t("yes")));

function Editor({ realm, level, levels, changed }) {
  const [draft, setDraft] = useState({ name: level?.name ?? "", title: level?.title ?? "", permissions: level?.permissions ?? [ENTER] });
  const [reviewed, setReviewed] = useState();
  const [done, setDone] = useState(false);
  const set = (field) => (value) => setDraft((before) => ({ ...before, [field]: value }));
  const toggle = (permission, on) =>
    set("permissions")(on ? [...draft.permissions, permission] : draft.permissions.filter((each) => each !== permission));
  const readOnly = level && BUILT_IN.includes(level.name);
  // The list has no ETag for each level, so it is read once more before a change is shown.
  const review = useDeed(async () => {
    const body = { title: draft.title.trim(), permissions: draft.permissions };
    if (!level) {
      setReviewed({ change: { method: "POST", path: "/levels", body: { ...body, name: draft.name.trim() } } });
      return;
    }
    const { data, etag } = await get(root(realm) + path`/levels/${level.name}`);
    const same = data.title === level.title && String(data.permissions) === String(level.permissions);
    setReviewed(same ? { change: { method: "PUT", path: path`/levels/${level.name}`, body }, etag } : { stale: true });
  });
  return h(
    Form,
    { onSubmit: () => review.run() },
    h("p", null, h("a", { href: address(realm, "levels") }, t("section.levels"))),
    h(Heading, null, level ? level.title : t("levels.new")),
    done && h(Note, { kind: "success", title: t("saved") }),
    h(
      "fieldset",
      { className: "portal-access__fields", disabled: readOnly },
      h("legend", { className: "portal-access__unseen" }, t("level")),
      !level &&
        h(Field, { label: t("name"), hint: t("levels.nameHint") }, (id, about) =>
          h(Input, { id, about, dir: "ltr", value: draft.name, required: true, maxLength: 63, onChange: (event) => set("name")(event.target.value) }),
        ),
      h(Field, { label: t("levels.title") }, (id) =>
        h(Input, { id, value: draft.title, required: true, maxLength: 80, onChange: (event) => set("title")(event.target.value) }),
      ),
      permissions().map((permission) =>
        h(Check, {
          key: permission,
          label: word("permission", permission),
          hint: permission,
          checked: draft.permissions.includes(permission),
          disabled: permission === ENTER,
          onChange: (on) => toggle(permission, on),
        }),
      ),
    ),
    h(Failure, { error: review.error }),
    reviewed?.stale && h(Note, { kind: "warning", title: t("stale") }, h(Button, { variant: "link", onClick: changed }, t("lookAgain"))),
    !readOnly && h("div", { className: "portal-access__row" }, h(Button, { type: "submit", variant: "primary", busy: review.busy }, t("review"))),
    reviewed?.change &&
      h(Review, {
        realm,
        title: t(level ? "levels.reviewChange" : "levels.reviewNew"),
        ...reviewed,
        done: () => {
          setReviewed(undefined);
          setDone(true);
          changed();
          if (!level) {
            location.hash = address(realm, "levels");
          }
        },
        onClose: () => setReviewed(undefined),
      }),
  );
}

/** A level that somebody holds is never just deleted: something takes its place at the same moment. */
function Replacing({ realm, level, levels, done, onClose }) {
  const others = levels.filter(({ name }) => name !== level.name);
  const [replacement, setReplacement] = useState("portal-member");
  const [reviewed, setReviewed] = useState();
  const review = useDeed(async () => setReviewed({ etag: (await get(root(realm) + path`/levels/${level.name}`)).etag }));
  if (reviewed) {
    return h(Review, {
      realm,
      title: t("levels.deleteOf", level.title),
      change: { method: "DELETE", path: path`/levels/${level.name}?replacement=${replacement}` },
      etag: reviewed.etag,
      done,
      onClose,
    });
  }
  return h(
    Dialog,
    { title: t("levels.deleteOf", level.title), onClose },
    h(
      Form,
      { onSubmit: () => review.run() },
      h(Field, { label: t("levels.replacement"), hint: t("levels.replacementHint") }, (id, about) =>
        h(Choice, { id, about, value: replacement, choices: others.map(titled), onChange: setReplacement }),
      ),
      h(Failure, { error: review.error }),
      h(
        "div",
        { className: "portal-access__row" },
        h(Button, { type: "submit", busy: review.busy }, t("review")),
        h(Button, { variant: "link", "data-first": true, onClick: onClose }, t("cancel")),
      ),
    ),
  );
}
