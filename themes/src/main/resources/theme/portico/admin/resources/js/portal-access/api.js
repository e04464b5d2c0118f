// The access API (docs/contracts/portal-access.yaml) as realm administrators have it.

import { environment, readRealmAgain } from "./console.js";
import { refused, token } from "./session.js";

/** What is kept in the realm itself. */
const OF_THE_REALM = /\/portal-access\/(installation|settings|levels)([/?]|$)/;

const server = environment.adminBaseUrl.replace(/\/$/, "");

/** What the server refused: `reason` is stable, `detail` is English, `field` the part of the body it is about. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.reason ?? `HTTP ${status}`);
    this.status = status;
    this.reason = problem?.reason ?? "other";
    this.detail = problem?.detail;
    this.field = problem?.field;
  }
}

/** A path with its parts escaped: path`/organizations/${id}`. */
export const path = (texts, ...parts) => String.raw({ raw: texts }, ...parts.map(encodeURIComponent));

/** A query of what is there. */
export function query(parameters) {
  const sent = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return sent.length ? "?" + new URLSearchParams(sent) : "";
}

/** Where the server's own admin API has this path, which the server told; nothing but that API ever gets a token. */
export function ofAdminApi(told) {
  const from = told.indexOf("/admin/realms/");
  if (from < 0) {
    throw new Error("no path of the admin API");
  }
  return server + told.slice(from);
}

/** The root of the access API of a realm. */
export const root = (realm) => `${server}${path`/admin/realms/${realm}/portal-access`}`;

/** What one gets, and its ETag. */
export async function get(address, { signal, accept = "application/json" } = {}) {
  return answered(await called(address, { signal, headers: { Accept: accept } }));
}

/** Changes something; `etag` where the server wants to know what was read. */
export async function send(method, address, body, { etag, type = "application/json" } = {}) {
  const headers = { Accept: "application/json" };
  if (etag) {
    headers["If-Match"] = etag;
  }
  if (body !== undefined) {
    headers["Content-Type"] = type;
  }
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const answer = await answered(await called(address, { method, headers, body: text }));
  if (OF_THE_REALM.test(address)) {
    await readRealmAgain();
  }
  return answer;
}

/** The same without a second chance for a token that has just ended. */
async function called(address, options, last = false) {
  const access = await token();
  const headers = { ...options.headers, Authorization: `Bearer ${access}` };
  const answer = await fetch(address, { ...options, headers, cache: "no-store", credentials: "omit" });
  if (answer.status === 401 && !last) {
    refused(access);
    return called(address, options, true);
  }
  return answer;
}

async function answered(answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  const data = answer.status === 204 ? null : type.includes("json") ? await answer.json() : await answer.text();
  if (!answer.ok) {
    throw new Refused(answer.status, typeof data === "object" ? data : undefined);
  }
  return { data, etag: answer.headers.get("ETag") ?? undefined };
}

/** Everything of a list that comes in pages, the longest there are; for files only. */
export async function* everything(address, parameters = {}) {
  let after;
  do {
    const { data } = await get(address + query({ ...parameters, limit: 200, after }));
    yield* data.items;
    after = data.next;
  } while (after);
}
