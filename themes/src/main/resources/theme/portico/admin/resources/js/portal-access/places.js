// Where one is: the part of the address after #, which the console's own router reads too.

import { environment } from "./console.js";

/**
 * What an address means to us.
 *
 * #/acme/portal-access/organizations/<id>/journal is our page, #/acme/organizations/<id>/portal-access/journal the same below the
 * console's page about that organisation, everything else is the console's alone (`how` is null). Without a realm it is about the one
 * that one has signed in to.
 */
export function placeOf(hash) {
  const [path, search = ""] = hash.replace(/^#/, "").split("?");
  const parts = path.split("/").filter(Boolean).map(decoded);
  const [realm, first, ...rest] = parts.some(climbs) ? [] : parts;
  const query = Object.fromEntries(new URLSearchParams(search));
  if (realm && first === "portal-access") {
    return { realm, how: "page", view: rest[0] ?? "organizations", rest: rest.slice(1), query };
  }
  if (realm && first === "organizations" && rest[1] === "portal-access") {
    return { realm, how: "tab", view: "organizations", rest: [rest[0], ...rest.slice(2)], query };
  }
  const organization = first === "organizations" && rest.length > 1 ? rest[0] : null;
  return { realm: realm ?? environment.realm, how: null, organization };
}

/** The address of a view of ours. */
export const address = (realm, ...parts) => "#" + join([realm, "portal-access", ...parts]);

/** The address of something about an organisation, below the console's own page about it or on ours, as we are there. */
export const addressIn = (place, organization, ...parts) =>
  place.how === "tab"
    ? "#" + join([place.realm, "organizations", organization, "portal-access", ...parts])
    : address(place.realm, "organizations", organization, ...parts);

/** The same place with another query; what is empty is left out. */
export function withQuery(place, parameters) {
  const here = "#" + hashPath();
  const sent = Object.entries(parameters).filter(([, value]) => value);
  return sent.length ? `${here}?${new URLSearchParams(sent)}` : here;
}

/** Goes there without a trace of where one was, for what is typed. */
export const replace = (hash) => location.replace(hash);

/** Nothing is called so, and an address of the API that is made of it would be another one: it stands for itself however it is escaped. */
const climbs = (part) => part === "." || part === "..";

const hashPath = () => location.hash.replace(/^#/, "").split("?")[0];

const join = (parts) => parts.map((part) => "/" + encodeURIComponent(part)).join("");

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
