// What the server says of an installation's steps, with names of roles, settings and the like in words, too.

import { number, t, wordOf } from "../texts.js";

export const STEPS = "installation.said";

/** Values by what is said with them. */
const WORDS = {
  role: ({ name, values }) => [role(name, values[0])],
  "role-made-of": ({ name, values: [description, ...parts] }) => [role(name, description), roles(parts)],
  "role-made-otherwise": ({ values }) => [roles(values)],
  scope: ({ name, values }) => [called("installation.scope", name, values[0])],
  client: ({ name, values }) => [called("installation.client", name, values[0])],
  "client-for": ({ name, values: [description, ...addresses] }) => [called("installation.client", name, description), addresses.join(", ")],
  "attribute-new": ({ values }) => values.map(among),
  "attribute-too-open": ({ values }) => values.map(among),
  value: ({ name, values }) => [setting(name, values[0])],
  "set-back": ({ values }) => values.map(state),
  "missed-by-organizations": ({ values }) => values.map(number),
  "missed-by-groups": ({ values }) => values.map(number),
  "login-kept-for-providers": () => [t("installation.login.copy")],
  "no-portal": () => [t("installation.portal")],
  "ticketing-off": () => [t("section.settings")],
};

/** The remark with its values in words of ours. @param remark what is said, with the `name` of what it is said of */
export const inWords = (remark) => (Object.hasOwn(WORDS, remark.reason) ? { ...remark, values: WORDS[remark.reason](remark) } : remark);

/** A permission has the words of the matrix of levels; what the portal's other roles are, the server tells in English. */
const role = (name, description = name) => called("permission", name, called("installation.role", name, description));

const roles = (names) => names.map((name) => role(name)).join("; ");

function called(kind, name, otherwise) {
  const word = wordOf([kind], name);
  return word === name ? otherwise : word;
}

const among = (people) => called("installation.among", people.replaceAll(" ", "-"), people);

/** portal.some-thing is the setting someThing. */
function setting(attribute, value) {
  const name = attribute.replace(/^portal\./, "").replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  return called(`setting.${name}`, value, state(value));
}

const STATES = { true: "on", on: "on", false: "off", off: "off", disabled: "disabled" };

const state = (value) => (Object.hasOwn(STATES, value) ? t(STATES[value]) : value);
