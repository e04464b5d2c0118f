// Whether everything that the portal's access needs is there and works.

import { root } from "../api.js";
import { useAnswer } from "../answers.js";
import { h } from "../h.js";
import { Answered, Button, Facts, Heading, Note } from "../parts.js";
import { Said } from "../remarks.js";
import { number, t } from "../texts.js";

const SAID = "health.said";

export function Health({ place }) {
  const answer = useAnswer(`${root(place.realm)}/health`);
  return h(Answered, { answer }, ({ keycloak, schema, signals, missing }) =>
    h(
      "div",
      null,
      missing.length === 0
        ? h(Note, { kind: gets(signals) ? "success" : "info", title: t("health.complete") })
        : h(Note, { kind: "warning", title: t("health.missing") }, h("ul", null, missing.map((remark) => h("li", { key: remark.what }, h(Said, { kind: SAID, remark }))))),
      h(Heading, null, t("health.signals")),
      h("p", null, t("health.signalsHint")),
      signals.hint && h(Note, { kind: "warning", title: t("health.noSignals") }, h("p", null, h(Said, { kind: SAID, remark: signals.hint }))),
      !signals.hint && waits(signals) && h(Note, { kind: "warning", title: t("health.waiting") }, h("p", null, t("health.waitingHint"))),
      signals.dead > 0 && h(Note, { kind: "danger", title: t("health.deadHint") }),
      h(Facts, {
        entries: ["delivered", "pending", "held", "dead"].map((state) => [t(`health.${state}`), number(signals[state])]),
      }),
      h(Heading, null, t("health.versions")),
      h(Facts, {
        entries: [
          ["Keycloak", keycloak],
          [t("health.schema"), t("health.changes", schema.latest ?? "–", number(schema.changes))],
        ],
      }),
      h(Button, { onClick: answer.again, busy: answer.loading }, t("lookAgain")),
    ),
  );
}

/** Some are there, and none has got through: what was delivered is counted for a day or so. */
const waits = ({ delivered, pending, held }) => delivered === 0 && pending + held > 0;

/** Whether all is well with them, as far as can be told. */
const gets = (signals) => !signals.hint && signals.dead === 0 && !waits(signals);
