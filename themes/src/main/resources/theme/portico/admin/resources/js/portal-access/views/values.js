// What an entry of the journal says was there before and is now: fields and values in words, as far as there are any.

import { moment, number, t, wordOf } from "../texts.js";
import { pagesSeen } from "./pages.js";

/** Whose values tell nobody anything: ids of what is named otherwise, or is nowhere to be looked up. */
const IDS = ["id", "invitation", "perspective", "kind"];

const LABELS = {
  name: "name",
  alias: "alias",
  enabled: "status",
  level: "level",
  levels: "level",
  role: "role",
  roles: "role",
  title: "levels.title",
  permissions: "journal.permissions",
  replacement: "journal.replacement",
  people: "journal.people",
  username: "username",
  email: "email",
  firstName: "firstName",
  lastName: "lastName",
  phone: "phone",
  ownTicketsOnly: "ownOnly",
  until: "until",
  group: "journal.group",
  invitedBy: "journal.invitedBy",
  viewer: "journal.viewer",
  started: "journal.started",
  pages: "journal.pages",
  how: "journal.how",
  cause: "journal.cause",
  mail: "journal.mail",
  made: "journal.made",
  organizationKeyChangedAt: "key.since",
  acceptedClients: "journal.acceptedClients",
};

/** Settings that an organisation may have otherwise; without a value of its own it is as in the realm. */
const OVERRIDES = ["accountWideViewing", "organizationKeyRequired", "defaultLevel"];

const SWITCHES = { true: "on", on: "on", false: "off", off: "off" };

/**
 * Both sides of an entry, each as [[label, value]]. What is the same on both stands on the second alone, and of a list what has come or
 * gone.
 *
 * @param names {titles: what levels are called by the realm, person: a person's name by id}
 */
export function inWords({ before, after }, names) {
  const was = {};
  const is = { ...after };
  for (const [field, value] of Object.entries(before)) {
    if (!Object.hasOwn(after, field)) {
      was[field] = value;
    } else if (Array.isArray(value) && Array.isArray(after[field])) {
      was[field] = value.filter((each) => !after[field].includes(each));
      is[field] = after[field].filter((each) => !value.includes(each));
    } else if (JSON.stringify(value) !== JSON.stringify(after[field])) {
      was[field] = value;
    }
  }
  return { before: told(was, names), after: told(is, names) };
}

const told = (values, names) =>
  Object.entries(values)
    .filter(([field, value]) => !IDS.includes(field) && !(Array.isArray(value) && value.length === 0))
    .map(([field, value]) => [label(field), text(field, value, names)]);

const label = (field) => (Object.hasOwn(LABELS, field) ? t(LABELS[field]) : wordOf(["setting"], field));

function text(field, value, names) {
  if (value === null) {
    return OVERRIDES.includes(field) ? t("setting.asRealm") : t(field === "until" ? "endless" : "journal.empty");
  }
  if (field === "made") {
    return number(value.length);
  }
  if (field === "pages") {
    return pagesSeen(value);
  }
  if (Array.isArray(value)) {
    return value.map((each) => text(field, each, names)).join(", ");
  }
  if (typeof value === "number") {
    return number(value);
  }
  if (typeof value === "object") {
    return role(value.name ?? JSON.stringify(value), names);
  }
  return one(field, String(value), names);
}

function one(field, value, names) {
  switch (field) {
    case "enabled":
      return t(value === "true" ? "active" : "disabled");
    case "until":
    case "started":
    case "organizationKeyChangedAt":
      return Number.isNaN(Date.parse(value)) ? value : moment(value);
    case "level":
    case "levels":
    case "role":
    case "roles":
    case "replacement":
    case "defaultLevel":
      return role(value, names);
    case "permissions":
      return wordOf(["permission", "installation.role"], value);
    case "how":
    case "cause":
    case "mail":
      return wordOf([`journal.${field}`], value);
    case "invitedBy":
    case "viewer":
      return names.person(value);
    case "ownTicketsOnly":
      return t(SWITCHES[value]);
    default:
      return Object.hasOwn(LABELS, field) ? value : setting(field, value);
  }
}

export const setting = (field, value) => (Object.hasOwn(SWITCHES, value) ? t(SWITCHES[value]) : wordOf([`setting.${field}`], value));

/** By what it is called on this page; a level of somebody's own by its title. */
export function role(name, { titles }) {
  const known = wordOf(["level", "addOn", "role"], name);
  return known === name ? (titles.get(name) ?? wordOf(["permission", "installation.role"], name)) : known;
}
