// One member's access, changed by Save and by nothing else; what somebody else changed meanwhile is not overwritten.

import { useState } from "react";
import { path, query, send } from "../api.js";
import { useAnswer, useDeed } from "../answers.js";
import { Fragment, h } from "../h.js";
import { Answered, Button, Check, Choice, Confirm, Dialog, Facts, Failure, Field, Form, Heading, Input, Note, wrongAt } from "../parts.js";
import { addressIn } from "../places.js";
import { moment, t, word } from "../texts.js";
import { nameOf, titled } from "./names.js";

const MESSENGER = "enable-in-app-messenger";

/** What is done at once; the server says which of it makes sense, and is allowed. */
const DEEDS = ["reset-password", "send-organization-key", "deactivate", "activate"];

/** Kinds of mails that there are words of. */
const NOT_ARRIVED = ["organization-key", "password-reset", "address-confirmation", "address-notice", "access-changed"];

export function MemberDialog({ place, organization, at, user, levels, changed, saved, onClose }) {
  const address = at + path`/members/${user}`;
  const answer = useAnswer(address);
  const name = answer.data ? nameOf(answer.data) : t("person");
  return h(
    Dialog,
    { title: name, onClose },
    h(Answered, { answer }, (member) =>
      h(
        Fragment,
        null,
        h(Facts, {
          entries: [
            [t("username"), member.username],
            [t("email"), member.email ?? ""],
            [t("status"), t(member.status)],
            [t("lastSeen"), moment(member.lastSeen) || t("never")],
          ],
        }),
        h(NotArrived, { mails: member.undelivered ?? [] }),
        h("p", null, h("a", { href: addressIn(place, organization.id, "journal") + query({ user }) }, t("member.history"))),
        h(Access, { key: answer.etag, address, member, etag: answer.etag, levels, again: answer.again, saved, onClose }),
        h(Deeds, { address, member, changed, again: answer.again }),
      ),
    ),
    answer.error && h(Button, { variant: "link", onClick: onClose }, t("close")),
  );
}

/** What a mail server said is a stranger's text. */
const NotArrived = ({ mails }) =>
  mails.map(({ kind, failedAt, answer }) =>
    h(
      Note,
      { key: kind, kind: "warning", title: NOT_ARRIVED.includes(kind) ? t(`mail.${kind}`) : t("mail.other") },
      h("p", null, moment(failedAt), " ", h("bdi", { dir: "ltr" }, answer)),
    ),
  );

function Access({ address, member, etag, levels, again, saved, onClose }) {
  const [draft, setDraft] = useState(() => drafted(member));
  const save = useDeed(async () => {
    await send("PATCH", address, difference(member, draft), { etag });
    saved();
  });
  const set = (field) => (value) => setDraft((before) => ({ ...before, [field]: value }));
  const mayChange = member.may.includes("assign-levels");
  const titles = new Map(levels.map(titled));
  const choices = [["none", t("noAccess")], ...titles];
  if (!choices.some(([name]) => name === draft.level)) {
    choices.push([draft.level, draft.level]);
  }
  return h(
    Form,
    { onSubmit: () => save.run() },
    h(
      "fieldset",
      { className: "portal-access__fields", disabled: !mayChange },
      h("legend", { className: "portal-access__unseen" }, t("member.access")),
      h(Field, { label: t("level"), error: wrongAt("level", save.error), hint: member.levels.length > 1 ? t("member.several", member.levels.map((name) => titles.get(name) ?? name).join(", ")) : undefined }, (id, about) =>
        h(Choice, { id, about, choices, value: draft.level, onChange: set("level"), "data-first": mayChange || undefined }),
      ),
      addOns(member).map((role) =>
        h(Check, {
          key: role,
          label: word("addOn", role),
          hint: word("addOn", role) === role ? undefined : role,
          checked: draft.roles.includes(role),
          onChange: (on) => set("roles")(on ? [...draft.roles, role] : draft.roles.filter((each) => each !== role)),
        }),
      ),
      h(Check, { label: t("ownOnly"), hint: t("ownOnlyHint"), checked: draft.ownTicketsOnly, onChange: set("ownTicketsOnly") }),
      h(Field, { label: t("until"), hint: t("untilHint"), error: wrongAt("until", save.error) }, (id, about) =>
        h(Input, { id, about, type: "datetime-local", value: draft.until, onChange: (event) => set("until")(event.target.value) }),
      ),
    ),
    save.error?.status === 412
      ? h(Note, { kind: "warning", title: t("stale") }, h(Button, { variant: "link", onClick: again }, t("lookAgain")))
      : h(Failure, { error: save.error }),
    h(
      "div",
      { className: "portal-access__row" },
      mayChange && h(Button, { type: "submit", variant: "primary", busy: save.busy }, t("save")),
      h(Button, { variant: "link", onClick: onClose, "data-first": mayChange ? undefined : true }, t(mayChange ? "cancel" : "close")),
    ),
  );
}

function Deeds({ address, member, changed, again }) {
  const [chosen, setChosen] = useState();
  const [done, setDone] = useState();
  const deed = useDeed(async () => {
    await send("POST", `${address}/${chosen}`);
    setDone(chosen);
    setChosen(undefined);
    changed();
    again();
  });
  const offered = DEEDS.filter((name) => member.may.includes(name));
  if (offered.length === 0 && !done) {
    return null;
  }
  return h(
    Fragment,
    null,
    h(Heading, { level: 3 }, t("member.account")),
    done && h(Note, { kind: "success", title: t(`deed.${done}.done`, nameOf(member)) }),
    h(
      "div",
      { className: "portal-access__row" },
      offered.map((name) => h(Button, { key: name, onClick: () => setChosen(name) }, t(`deed.${name}`))),
    ),
    chosen &&
      h(Confirm, {
        title: t(`deed.${chosen}`),
        text: t(`deed.${chosen}.text`, nameOf(member)),
        action: t(`deed.${chosen}`),
        deed,
        onClose: () => setChosen(undefined),
      }),
  );
}

/** There is one add-on of ours; others are the realm's own roles, and known by who holds them. */
const addOns = (member) => [...new Set([MESSENGER, ...member.roles])];

const drafted = ({ level, roles, ownTicketsOnly, until }) => ({ level, roles, ownTicketsOnly, until: inHere(until) });

/** Only what was changed is sent, so that nothing else is decided anew. */
function difference(member, draft) {
  const before = drafted(member);
  const changes = {};
  for (const field of ["level", "roles", "ownTicketsOnly"]) {
    if (JSON.stringify(draft[field]) !== JSON.stringify(before[field])) {
      changes[field] = draft[field];
    }
  }
  if (draft.until !== before.until) {
    changes.until = draft.until ? new Date(draft.until).toISOString() : null;
  }
  return changes;
}

/** As a field for date and time has it, in the time zone of who looks at it. */
function inHere(instant) {
  if (!instant) {
    return "";
  }
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
