// What both parts of the page are made of; PatternFly 5 by its class names, as the console has loaded it.

import { Refused } from "./api.js";
import { h } from "./h.js";
import { SignedOut } from "./session.js";
import { t } from "./texts.js";

/** Said where somebody has to be told and nothing is wrong. */
export const Note = ({ kind = "info", title, children }) =>
  h(
    "div",
    { className: `pf-v5-c-alert pf-m-inline pf-m-${kind}`, role: kind === "danger" ? "alert" : undefined },
    h("p", { className: "pf-v5-c-alert__title" }, title),
    children && h("div", { className: "pf-v5-c-alert__description" }, children),
  );

export const Button = ({ variant = "secondary", children, ...rest }) =>
  h("button", { type: "button", className: `pf-v5-c-button pf-m-${variant}`, ...rest }, children);

/** "No" and "could not ask" are told apart, and only the second can be tried again. */
export function Failure({ error, again }) {
  if (error instanceof SignedOut) {
    return h(
      Note,
      { kind: "danger", title: t("signedOut") },
      h(Button, { variant: "link", onClick: () => location.reload() }, t("reload")),
    );
  }
  if (error instanceof Refused) {
    return h(Note, { kind: "warning", title: t("refused") }, h("p", null, t("refusedWhat")));
  }
  return h(Note, { kind: "danger", title: t("unreachable") }, h(Button, { variant: "link", onClick: again }, t("again")));
}

/** Seen only by those who wait for long. */
export const Waiting = () => h("p", { className: "portal-account__waiting", role: "status" }, t("loading"));

/** A text that somebody has chosen: in whatever direction it is written. */
export const Name = ({ children }) => h("bdi", null, children);
