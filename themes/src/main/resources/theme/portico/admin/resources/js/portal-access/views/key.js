// An organisation's key: whether there is one, since when, and another one; never the key itself.

import { useState } from "react";
import { send } from "../api.js";
import { useAnswer, useDeed } from "../answers.js";
import { Fragment, h } from "../h.js";
import { Answered, Button, Check, Facts, Failure, Field, Form, Heading, Input, Note, wrongAt } from "../parts.js";
import { moment, t } from "../texts.js";

/** @param readOnly for who may not give levels there, and so no key */
export function OrganizationKey({ at, organization, readOnly, changed }) {
  const answer = useAnswer(`${at}/key`);
  const [saved, setSaved] = useState(false);
  return h(
    Fragment,
    null,
    h(Heading, null, t("setting.organizationKeyRequired")),
    h(Answered, { answer }, ({ required, everywhere, changedAt, mailsFrom }) =>
      h(
        Fragment,
        null,
        required && !changedAt && h(Note, { kind: "warning", title: t("key.inVain") }),
        h(Facts, {
          entries: [
            [t("key.now"), everywhere ? t("key.everywhere") : t(required ? "on" : "off")],
            [t("key.since"), moment(changedAt) || t("key.none")],
            [t("key.mailsFrom"), mailsFrom ? h("span", { dir: "ltr" }, mailsFrom) : t("key.noMail")],
          ],
        }),
        saved && h(Note, { kind: "success", title: t("saved") }),
        !readOnly &&
          h(Editor, {
            key: answer.etag,
            at,
            organization,
            etag: answer.etag,
            required,
            everywhere,
            again: answer.again,
            done: () => {
              setSaved(true);
              answer.again();
              changed();
            },
          }),
      ),
    ),
  );
}

function Editor({ at, organization, etag, required, everywhere, again, done }) {
  const [ask, setAsk] = useState(required);
  const [told, setTold] = useState(false);
  const [key, setKey] = useState("");
  const [repeated, setRepeated] = useState("");
  // Everybody is asked in every browser: for a key that nobody was asked for, or for another one.
  const asksAnew = ask && (!required || key !== "");
  const ready = key === repeated && (key !== "" || ask !== required) && (told || !asksAnew);
  const save = useDeed(async () => {
    await send("PUT", `${at}/key`, { ...(key && { key }), ...(ask !== required && { required: ask }) }, { etag });
    done();
  });
  const secret = (value, change) => ({
    type: "password",
    autoComplete: "new-password",
    maxLength: 128,
    dir: "ltr",
    value,
    onChange: (event) => change(event.target.value),
  });
  return h(
    Form,
    { onSubmit: () => ready && save.run() },
    h(Field, { label: t("key.new"), hint: t("key.newHint"), error: wrongAt("key", save.error) }, (id, about) =>
      h(Input, { id, about, ...secret(key, setKey) }),
    ),
    h(Field, { label: t("key.again"), error: repeated && key !== repeated ? t("key.notTheSame") : undefined }, (id, about) =>
      h(Input, { id, about, ...secret(repeated, setRepeated) }),
    ),
    h(Check, { label: t("key.ask"), checked: ask, disabled: everywhere, onChange: setAsk }),
    asksAnew && h(Check, { label: t("key.told", organization.name), hint: t("key.tellFirst"), checked: told, onChange: setTold }),
    save.error?.status === 412
      ? h(Note, { kind: "warning", title: t("stale") }, h(Button, { variant: "link", onClick: again }, t("lookAgain")))
      : h(Failure, { error: save.error }),
    h(
      "div",
      { className: "portal-access__row" },
      h(Button, { type: "submit", variant: "primary", busy: save.busy, disabled: !ready }, t("save")),
    ),
  );
}
