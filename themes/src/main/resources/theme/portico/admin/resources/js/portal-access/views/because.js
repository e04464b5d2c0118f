// Why somebody may do something or may not: what a rule looked at, and what it found there, in words as far as there are any.

import { moment, t, wordOf } from "../texts.js";
import { role, setting } from "./values.js";

const INPUTS = {
  roles: "role",
  "role-mappings": "role",
  levels: "level",
  organizations: "section.organizations",
  "organization.members": "organization.members",
  "organization.enabled": "status",
  "user.enabled": "status",
  "portal.until": "until",
};

/** @param names {titles: what levels are called by the realm} */
export function inWords({ rule, input, value }, names) {
  if (rule === "a-role-carries-it") {
    return [role(input, names), role(value, names)];
  }
  return Object.hasOwn(INPUTS, input) ? [t(INPUTS[input]), found(input, value, names)] : attribute(input, value, names);
}

function found(input, value, names) {
  switch (input) {
    case "levels":
      return value === "none" ? t("noAccess") : value.split(" ").map((each) => role(each, names)).join(" + ");
    case "organizations":
      return t("check.none");
    case "organization.members":
      return t("check.notAmong");
    case "organization.enabled":
    case "user.enabled":
      return t("disabled");
    case "portal.until":
      return Number.isNaN(Date.parse(value)) ? value : moment(value);
    default:
      return role(value, names);
  }
}

/** portal.some-thing is the setting someThing. */
function attribute(input, value, names) {
  const field = input.replace(/^portal\./, "").replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  const label = wordOf(["setting"], field);
  if (label === field) {
    return [input, value];
  }
  return [label, field === "defaultLevel" ? role(value, names) : setting(field, value)];
}
