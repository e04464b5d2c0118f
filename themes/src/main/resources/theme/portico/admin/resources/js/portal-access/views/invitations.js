// Who is invited, and inviting somebody.

import { useState } from "react";
import { path, query, send } from "../api.js";
import { useAnswer, useDeed } from "../answers.js";
import { Fragment, h } from "../h.js";
import { Answered, Button, Check, Choice, Confirm, Dialog, Empty, Failure, Field, Form, Input, Label, Note, Pages, Table, wrongAt } from "../parts.js";
import { moment, t, word } from "../texts.js";
import { InviteMany } from "./many.js";
import { titled } from "./names.js";

const MESSENGER = "enable-in-app-messenger";

export function Invitations({ place, organization, at }) {
  const [inviting, setInviting] = useState(false);
  const [many, setMany] = useState(false);
  const [revoking, setRevoking] = useState();
  const [said, setSaid] = useState();
  const answer = useAnswer(`${at}/invitations${query({ after: place.query.after })}`);
  const levels = useAnswer(`${at}/levels`);
  const titles = new Map(levels.data?.items.map(titled));
  const resend = useDeed(async ({ id, email }) => {
    await send("POST", at + path`/invitations/${id}/resend`);
    setSaid(t("invitations.resent", email));
    answer.again();
  });
  const revoke = useDeed(async () => {
    await send("DELETE", at + path`/invitations/${revoking.id}`);
    setSaid(t("invitations.revoked", revoking.email));
    setRevoking(undefined);
    answer.again();
  });
  const mayInvite = levels.data !== undefined;
  return h(
    "div",
    null,
    mayInvite &&
      h(
        "div",
        { className: "portal-access__row" },
        h(Button, { variant: "primary", onClick: () => setInviting(true) }, t("invite")),
        h(Button, { onClick: () => setMany(true) }, t("many")),
      ),
    said && h(Note, { kind: "success", title: said }),
    h(Failure, { error: resend.error }),
    h(Answered, { answer, empty: h(Empty, { title: t("invitations.none") }) }, ({ items, next }) =>
      h(
        "div",
        null,
        h(Table, {
          caption: t("organization.invitations"),
          rows: items,
          columns: [
            { title: t("email"), head: true, of: ({ email }) => h("span", { dir: "ltr" }, email) },
            { title: t("level"), of: ({ level }) => (level === "none" ? t("noAccess") : (titles.get(level) ?? level)) },
            { title: t("addOns"), of: ({ roles }) => roles.map((role) => h(Label, { key: role, color: "blue" }, word("addOn", role))) },
            { title: t("ownOnly"), of: ({ ownTicketsOnly }) => (ownTicketsOnly ? t("yes") : "") },
            { title: t("until"), of: ({ until }) => moment(until) },
            { title: t("status"), of: (invitation) => h(State, invitation) },
            { title: t("invitations.expires"), of: ({ expiresAt }) => moment(expiresAt) },
            {
              title: t("actions"),
              unseen: true,
              of: (invitation) =>
                mayInvite &&
                h(
                  "span",
                  { className: "portal-access__row" },
                  h(
                    Button,
                    { small: true, busy: resend.busy, "aria-label": t("invitations.resendTo", invitation.email), onClick: () => resend.run(invitation) },
                    t("invitations.resend"),
                  ),
                  h(
                    Button,
                    { small: true, "aria-label": t("invitations.revokeOf", invitation.email), onClick: () => setRevoking(invitation) },
                    t("invitations.revoke"),
                  ),
                ),
            },
          ],
        }),
        h(Pages, { place, next }),
      ),
    ),
    inviting &&
      h(Invite, {
        at,
        organization,
        levels: levels.data.items,
        done: (email) => {
          setInviting(false);
          setSaid(t("invitations.sent", email));
          answer.again();
        },
        onClose: () => setInviting(false),
      }),
    many && h(InviteMany, { at, organization, changed: answer.again, onClose: () => setMany(false) }),
    revoking &&
      h(Confirm, {
        title: t("invitations.revoke"),
        text: t("invitations.revokeText", revoking.email),
        action: t("invitations.revoke"),
        deed: revoke,
        onClose: () => setRevoking(undefined),
      }),
  );
}

/** What became of it, and what a mail server said that could not deliver it: a stranger's text. */
const State = ({ state, mail, mailAnswer }) =>
  h("span", null, word("invitation", state === "expired" ? state : mail), mailAnswer && h(Fragment, null, h("br"), h("small", { dir: "ltr" }, mailAnswer)));

function Invite({ at, organization, levels, done, onClose }) {
  const [draft, setDraft] = useState({ email: "", firstName: "", lastName: "", level: "portal-member", messenger: false, ownTicketsOnly: false, until: "" });
  const set = (field) => (value) => setDraft((before) => ({ ...before, [field]: value }));
  const invite = useDeed(async () => {
    const { email, firstName, lastName, level, messenger, ownTicketsOnly, until } = draft;
    await send("POST", `${at}/invitations`, {
      email: email.trim(),
      firstName: firstName.trim() || null,
      lastName: lastName.trim() || null,
      level,
      roles: messenger ? [MESSENGER] : [],
      ownTicketsOnly,
      until: until ? new Date(until).toISOString() : null,
    });
    done(email.trim());
  });
  const text = (field, label, more) =>
    h(Field, { label, error: wrongAt(field, invite.error) }, (id, about) =>
      h(Input, { id, about, value: draft[field], onChange: (event) => set(field)(event.target.value), ...more }),
    );
  return h(
    Dialog,
    { title: t("invitations.inviteTo", organization.name), onClose },
    h(
      Form,
      { onSubmit: () => invite.run() },
      text("email", t("email"), { type: "email", required: true, dir: "ltr", "data-first": true }),
      text("firstName", t("firstName")),
      text("lastName", t("lastName")),
      h(Field, { label: t("level"), error: wrongAt("level", invite.error) }, (id, about) =>
        h(Choice, {
          id,
          about,
          value: draft.level,
          choices: [["none", t("noAccess")], ...levels.map(titled)],
          onChange: set("level"),
        }),
      ),
      h(Check, { label: word("addOn", MESSENGER), hint: MESSENGER, checked: draft.messenger, onChange: set("messenger") }),
      h(Check, { label: t("ownOnly"), hint: t("ownOnlyHint"), checked: draft.ownTicketsOnly, onChange: set("ownTicketsOnly") }),
      text("until", t("until"), { type: "datetime-local" }),
      h(Failure, { error: invite.error }),
      h(
        "div",
        { className: "portal-access__row" },
        h(Button, { type: "submit", variant: "primary", busy: invite.busy }, t("invite")),
        h(Button, { variant: "link", onClick: onClose }, t("cancel")),
      ),
    ),
  );
}
