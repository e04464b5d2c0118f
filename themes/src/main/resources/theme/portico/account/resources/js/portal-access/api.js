// What the server tells about one's own access (docs/contracts/portal-own-access.yaml); nothing is ever sent to be changed.

import { realm, refused, token } from "./session.js";

/** The server said no, and not that it could not be asked. */
export class Refused extends Error {}

/** @param path "" for the organisations, "/history" */
export async function told(path, parameters = {}, signal = undefined) {
  const sent = Object.entries(parameters).filter(([, value]) => value);
  const query = sent.length ? `?${new URLSearchParams(sent)}` : "";
  const answer = await called(`${realm()}/portal-own-access${path}${query}`, signal);
  if (answer.status === 401 || answer.status === 403) {
    throw new Refused(String(answer.status));
  }
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.json();
}

/** With a second chance for a token that has just ended. */
async function called(address, signal, last = false) {
  const access = await token();
  const answer = await fetch(address, {
    headers: { Accept: "application/json", Authorization: `Bearer ${access}` },
    signal,
    cache: "no-store",
    credentials: "omit",
  });
  if (answer.status === 401 && !last) {
    refused(access);
    return called(address, signal, true);
  }
  return answer;
}
