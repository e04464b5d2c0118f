// Inviting everybody in a file; what became of each line is shown, and nothing is lost by a line that is refused.

import { useState } from "react";
import { send } from "../api.js";
import { useDeed } from "../answers.js";
import { Fragment, h } from "../h.js";
import { Button, Dialog, Failure, Field, Form, Input, Label, Table } from "../parts.js";
import { number, t, word } from "../texts.js";

const COLORS = { invited: "green", refused: "orange", failed: "red" };

export function InviteMany({ at, organization, changed, onClose }) {
  const [file, setFile] = useState();
  const [lines, setLines] = useState();
  const invite = useDeed(async () => {
    const { data } = await send("POST", `${at}/invitations`, await file.text(), { type: "text/csv" });
    setLines(data.items);
    changed();
  });
  return h(
    Dialog,
    { title: t("invitations.inviteTo", organization.name), onClose },
    lines
      ? h(Result, { lines })
      : h(
          Form,
          { id: "portal-access-many", onSubmit: () => file && invite.run() },
          h(Field, { label: t("many.file"), hint: t("many.hint") }, (id, about) =>
            h(Input, { id, about, type: "file", accept: ".csv,text/csv", "data-first": true, onChange: (event) => setFile(event.target.files[0]) }),
          ),
          h(Failure, { error: invite.error }),
        ),
    h(
      "div",
      { className: "portal-access__row" },
      !lines && h(Button, { type: "submit", form: "portal-access-many", variant: "primary", busy: invite.busy, disabled: !file }, t("invite")),
      h(Button, { variant: "link", onClick: onClose }, t(lines ? "close" : "cancel")),
    ),
  );
}

function Result({ lines }) {
  const invited = lines.filter(({ status }) => status === "invited").length;
  return h(
    Fragment,
    null,
    h("p", { role: "status" }, t("many.result", number(invited), number(lines.length))),
    h(Table, {
      caption: t("organization.invitations"),
      rows: lines,
      keyOf: ({ line }) => line,
      columns: [
        { title: t("many.line"), head: true, of: ({ line }) => number(line) },
        { title: t("email"), of: ({ email }) => h("span", { dir: "ltr" }, email ?? "") },
        { title: t("status"), of: ({ status }) => h(Label, { color: COLORS[status] }, word("many", status)) },
        { title: t("journal.reason"), of: ({ reason, detail }) => reason && h(Fragment, null, word("reason", reason), " ", h("small", { lang: "en", dir: "ltr" }, detail ?? "")) },
      ],
    }),
  );
}
