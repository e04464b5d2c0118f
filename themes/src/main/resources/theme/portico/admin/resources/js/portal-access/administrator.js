// Who is signed in to the console, by the console's own route: their language, and their roles in each realm.

import { get, path } from "./api.js";
import { environment } from "./console.js";

/** What they may do in this realm, as far as the page offers it; the server decides anew each time. */
export async function administrator(realm) {
  const server = environment.adminBaseUrl.replace(/\/$/, "");
  const { data } = await get(
    `${server}${path`/admin/${environment.realm}/console/whoami`}?currentRealm=${encodeURIComponent(realm)}`,
  );
  const roles = new Set(data.realm_access?.[realm] ?? []);
  // As Keycloak counts them (OrganizationPermissions#canView).
  const views = ["view-organizations", "manage-organizations", "manage-realm"].some((role) => roles.has(role));
  return {
    locale: data.locale ?? "en",
    seesOrganizations: views || roles.has("query-organizations"),
    seesAllOrganizations: views,
    makesOrganizations: roles.has("manage-organizations"),
    managesRealm: roles.has("manage-realm"),
    installs: roles.has("manage-realm") && roles.has("manage-clients"),
  };
}
