// Whether everything that the portal's access needs is there and works.

import { root } from "../api.js";
import { useAnswer } from "../answers.js";
import { h } from "../h.js";
import { Answered, Button, Facts, Heading, Note } from "../parts.js";
import { number, t } from "../texts.js";

export function Health({ place }) {
  const answer = useAnswer(`${root(place.realm)}/health`);
  return h(Answered, { answer }, ({ keycloak, schema, signals, missing }) =>
    h(
      "div",
      null,
      missing.length === 0
        ? h(Note, { kind: "success", title: t("health.complete") })
        : h(Note, { kind: "warning", title: t("health.missing") }, h("ul", null, missing.map((each) => h("li", { key: each, lang: "en", dir: "ltr" }, each)))),
      h(Heading, null, t("health.signals")),
      h("p", null, t("health.signalsHint")),
      signals.hint && h(Note, { kind: "warning", title: t("health.noSignals") }, h("p", { lang: "en", dir: "ltr" }, signals.hint)),
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
