// What the portal needs in this realm: shown first, made on a click, all of it or nothing, and undone just so.

import { useRef, useState } from "react";
import { query, root, send } from "../api.js";
import { useAnswer, useDeed, useFinished, useKept } from "../answers.js";
import { consoles } from "../console.js";
import { Fragment, h } from "../h.js";
import { Answered, Button, Check, Choice, Dialog, Failure, Field, Heading, Input, Label, Note, Table, Waiting } from "../parts.js";
import { Said, said } from "../remarks.js";
import { number, t, word } from "../texts.js";
import { STEPS, inWords } from "./steps.js";

const COLORS = { there: "green", create: "blue", change: "orange", keep: "grey", conflict: "red", remove: "orange", restore: "blue" };
const DONE = ["create", "change"];

export function Installation({ place }) {
  const at = `${root(place.realm)}/installation`;
  const [portal, setPortal] = useKept(`${at} portal`, "");
  const [login, setLogin] = useKept(`${at} login`, "");
  const [removing, setRemoving] = useState(false);
  const [done, setDone] = useState();
  const [early, setEarly] = useState(false);
  const typed = portal.trim();
  const [address, ask] = useFinished(typed);
  const wished = query({ portal: address, login });
  const answer = useAnswer(at + wished);
  // The plan that is shown is another one's as long as this is so.
  const pending = typed !== address || answer.of !== at + wished || answer.loading;
  const wrong = !pending && answer.error?.field === "portal";
  const install = useDeed(async () => {
    setDone(undefined);
    setEarly(false);
    await send("POST", at + wished, undefined, { etag: answer.etag });
    setDone(t("installation.done"));
    answer.again();
  });
  return h(
    "div",
    null,
    h("p", null, t("installation.intro")),
    h(
      "div",
      { className: "portal-access__fields portal-access__narrow" },
      h(Field, { label: t("installation.portal"), hint: t("installation.portalHint"), error: wrong ? t("installation.portalWrong") : undefined }, (id, about) =>
        h(Input, {
          id,
          about,
          type: "url",
          dir: "ltr",
          value: portal,
          maxLength: 200,
          placeholder: "https://support.example.com",
          "aria-invalid": wrong || undefined,
          onChange: (event) => {
            setEarly(false);
            setPortal(event.target.value);
          },
          onBlur: ask,
          onKeyDown: (event) => event.key === "Enter" && ask(),
        }),
      ),
      h(Field, { label: t("installation.login"), hint: t("installation.loginHint") }, (id, about) =>
        h(Choice, {
          id,
          about,
          value: login,
          choices: ["", "copy", "keep"].map((each) => [each, t(`installation.login.${each || "unsaid"}`)]),
          onChange: (value) => {
            setEarly(false);
            setLogin(value);
          },
        }),
      ),
    ),
    done && h(Note, { kind: "success", title: done }),
    install.error?.status === 412 ? h(Note, { kind: "warning", title: t("stale") }) : h(Failure, { error: install.error }),
    !wrong &&
      h(Answered, { answer: pending && answer.error ? { loading: true } : answer }, (plan) =>
        h(Plan, {
          realm: place.realm,
          plan,
          pending,
          early,
          busy: install.busy,
          install: () => install.run(),
          tooEarly: () => setEarly(true),
          remove: () => setRemoving(true),
        }),
      ),
    removing &&
      h(Removal, {
        at,
        done: () => {
          setRemoving(false);
          setDone(t("installation.removed"));
          answer.again();
        },
        onClose: () => setRemoving(false),
      }),
  );
}

/**
 * @param pending whether another plan is on its way: what this one says of the realm as a whole need not be so any more
 * @param early whether Install was pressed meanwhile: nobody had read the plan that is on its way
 */
function Plan({ realm, plan, pending, early, busy, install, tooEarly, remove }) {
  // Leaving the field asks for the plan, which may come before the button is let go, and move it.
  const down = useRef(false);
  const { installed, complete, steps, notes } = plan;
  const open = steps.filter(({ action }) => DONE.includes(action)).length;
  const conflicts = steps.some(({ action }) => action === "conflict");
  return h(
    "div",
    { "aria-busy": pending, className: pending ? "portal-access__pending" : undefined },
    pending && h(Waiting),
    !pending &&
      complete &&
      h(
        Note,
        { kind: "success", title: t("installation.complete") },
        h("p", null, t("installation.next")),
        h("p", null, h("a", { href: consoles.newOrganization(realm) }, t("organizations.new"))),
      ),
    !pending && conflicts && h(Note, { kind: "danger", title: t("installation.conflict") }),
    !pending && notes.length > 0 && h(Note, { kind: "info", title: t("installation.notes") }, h(Remarks, { remarks: notes })),
    h(
      "div",
      { className: "portal-access__row" },
      !complete &&
        h(
          Button,
          {
            variant: "primary",
            busy,
            waits: pending,
            disabled: !pending && conflicts,
            onPointerDown: () => {
              down.current = pending;
              if (pending) {
                tooEarly();
              }
            },
            onClick: ({ detail }) => (pending || (detail > 0 && down.current) ? tooEarly() : install()),
          },
          t("installation.install", number(open)),
        ),
      installed && h(Button, { busy, onClick: remove }, t("installation.undo")),
    ),
    early && !complete && (pending || !conflicts) && h(Note, { kind: "warning", title: t("installation.early") }),
    h(Steps, { title: t("installation.plan"), steps }),
  );
}

const Remarks = ({ remarks }) =>
  h("ul", null, remarks.map((remark) => h("li", { key: remark.what }, h(Said, { kind: STEPS, remark: inWords(remark) }))));

/** What somebody would miss comes first, then what is to be done. */
const Steps = ({ title, steps, people }) =>
  h(
    Fragment,
    null,
    h(Heading, null, title),
    h(Table, {
      caption: title,
      rows: [...steps].sort((one, other) => rank(one) - rank(other)),
      keyOf: ({ kind, name }) => `${kind} ${name}`,
      columns: [
        { title: t("name"), head: true, of: ({ name }) => h("span", { dir: "ltr" }, name) },
        { title: t("installation.kind"), of: ({ kind }) => word("installation.kind", kind) },
        { title: t("installation.action"), of: ({ action }) => h(Label, { color: COLORS[action] }, word("installation.action", action)) },
        { title: t("installation.what"), of: (step) => h(Said, { kind: STEPS, remark: inWords(step) }) },
        ...(people ? [{ title: t("installation.misses"), of: missing }] : []),
      ],
    }),
  );

const RANKS = ["conflict", "change", "create", "remove", "restore", "keep", "there"];

const rank = ({ action, people = 0, uses = [] }) => RANKS.indexOf(action) - (people > 0 || uses.length > 0 ? RANKS.length : 0);

const missing = ({ people, uses }) => [people > 0 && t("installation.people", number(people)), ...uses.map((use) => said(STEPS, inWords(use)))].filter(Boolean).join("; ");

function Removal({ at, done, onClose }) {
  const answer = useAnswer(`${at}/removal`);
  const [known, setKnown] = useState(false);
  const undo = useDeed(async () => {
    const confirm = answer.data.needsConfirmation || undefined;
    await send("DELETE", at + query({ confirm }), undefined, { etag: answer.etag });
    done();
  });
  return h(
    Dialog,
    { title: t("installation.undo"), onClose },
    answer.loading && h(Waiting),
    h(Answered, { answer }, ({ steps, people, needsConfirmation }) =>
      h(
        Fragment,
        null,
        needsConfirmation
          ? h(Note, { kind: "danger", title: t("installation.missed", number(people)) }, h("p", null, t("installation.missedText")))
          : h(Note, { kind: "info", title: t("installation.missedByNobody") }),
        h(Steps, { title: t("installation.removal"), steps, people: true }),
        needsConfirmation && h(Check, { label: t("installation.confirm", number(people)), checked: known, onChange: setKnown }),
        undo.error?.status === 412 ? h(Note, { kind: "warning", title: t("stale") }) : h(Failure, { error: undo.error }),
        h(
          "div",
          { className: "portal-access__row" },
          h(Button, { "data-first": true, onClick: onClose }, t("cancel")),
          h(Button, { variant: "danger", busy: undo.busy, disabled: needsConfirmation && !known, onClick: () => undo.run() }, t("installation.remove")),
        ),
      ),
    ),
    answer.error && h(Button, { variant: "link", onClick: onClose }, t("close")),
  );
}
