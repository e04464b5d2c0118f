// Sentences of the server's: said in words of ours by their names, or in its own, which are English, where it knows more than we do.

import { h } from "./h.js";
import { has, t } from "./texts.js";

/** As text. @param kind what the names are below, as "health.said" */
export const said = (kind, { reason, values, what }) => (has(`${kind}.${reason}`) ? t(`${kind}.${reason}`, ...values) : what);

/** The same, with what is in another language than the page marked as such. */
export const Said = ({ kind, remark }) =>
  has(`${kind}.${remark.reason}`) ? said(kind, remark) : h("span", { lang: "en", dir: "ltr" }, remark.what);
