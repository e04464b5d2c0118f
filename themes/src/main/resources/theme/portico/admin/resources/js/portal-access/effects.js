// A change is shown with what it would do to whom, before it is made.

import { useEffect, useState } from "react";
import { root, send } from "./api.js";
import { useDeed } from "./answers.js";
import { Fragment, h } from "./h.js";
import { Button, Dialog, Facts, Failure, Heading, Note, Waiting } from "./parts.js";
import { number, t, word } from "./texts.js";

/**
 * Previews the change, and makes it on Save.
 *
 * @param change {method, path, body} below the root of the API
 * @param changes [[name, value]], what is changed, in words
 * @param etag what was read of it, if that is asked for
 * @param done called with what the server answered
 */
export function Review({ realm, title, change, changes, etag, done, onClose }) {
  const [effect, setEffect] = useState();
  const preview = useDeed(async () => setEffect((await send("POST", `${root(realm)}/preview`, change)).data));
  const save = useDeed(async () => done(await send(change.method, root(realm) + change.path, change.body, { etag })));
  useEffect(() => {
    preview.run();
  }, []);
  return h(
    Dialog,
    { title, onClose },
    changes && h(Facts, { entries: changes }),
    h(Failure, { error: preview.error }),
    preview.busy && h(Waiting),
    effect && h(Effect, { effect }),
    save.error && save.error.status === 412 ? h(Note, { kind: "warning", title: t("stale") }) : h(Failure, { error: save.error }),
    h(
      "div",
      { className: "portal-access__row" },
      h(Button, { variant: "primary", busy: save.busy, disabled: !effect, onClick: () => save.run() }, t("save")),
      h(Button, { variant: "link", onClick: onClose }, t("cancel")),
    ),
  );
}

function Effect({ effect }) {
  return h(
    Fragment,
    null,
    h("p", null, effect.total === 0 ? t("effect.nobody") : t("effect.people", number(effect.total))),
    h(People, { title: t("effect.gains"), shares: effect.gains }),
    h(People, { title: t("effect.loses"), shares: effect.loses }),
    h(Visitors, { title: t("effect.visitorsGain"), rights: effect.visitors.gains }),
    h(Visitors, { title: t("effect.visitorsLose"), rights: effect.visitors.loses }),
  );
}

function People({ title, shares }) {
  return shares.length === 0
    ? null
    : h(
        Fragment,
        null,
        h(Heading, { level: 3 }, title),
        h(
          "ul",
          { className: "portal-access__list" },
          shares.map(({ user, name, permissions }) =>
            h("li", { key: user }, h("strong", null, name ?? user), ": ", permissions.map((each) => word("permission", each)).join("; ")),
          ),
        ),
      );
}

const Visitors = ({ title, rights }) =>
  rights.length === 0 ? null : h("p", null, h("strong", null, title), " ", rights.map((each) => word("visitor", each)).join("; "));
