// Whether a journal is as it was written; asked for only when somebody wants to know, since all of it is read.

import { useState } from "react";
import { get } from "../api.js";
import { useDeed } from "../answers.js";
import { h } from "../h.js";
import { Button, Failure, Note } from "../parts.js";
import { number, t } from "../texts.js";

export function Verification({ at }) {
  const [found, setFound] = useState();
  const verify = useDeed(async () => setFound((await get(`${at}/verification`)).data));
  return h(
    "div",
    null,
    h("p", { className: "portal-access__hint" }, t("verify.hint")),
    h("div", { className: "portal-access__row" }, h(Button, { busy: verify.busy, onClick: () => verify.run() }, t("verify"))),
    h(Failure, { error: verify.error }),
    found &&
      h(
        Note,
        { kind: found.intact ? "success" : "danger", title: t(found.intact ? "verify.intact" : "verify.broken", number(found.entries), found.broken ?? "") },
        h("p", { dir: "ltr" }, found.head),
      ),
  );
}
