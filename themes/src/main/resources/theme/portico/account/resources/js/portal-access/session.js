// A token of the account console's own client, without a second login: the browser is signed in already, so Keycloak answers at once. It is
// kept in memory only, as the console keeps its own.

import { environment } from "./console.js";

const LEEWAY = 10_000;

/** The session of the browser has ended, or is somebody else's than when the page first asked. */
export class SignedOut extends Error {}

let held;
let pending;
/**
 * Who the browser was signed in as when the page first asked. The console tells nobody who it has signed in: where the browser became
 * somebody else's in between, the page is that person's own, and the console's name above it is out of date.
 */
let whose;

/** An access token that is good for the next request. */
export function token() {
  if (held && held.until > Date.now()) {
    return Promise.resolve(held.access);
  }
  pending ??= renewed().finally(() => {
    pending = undefined;
  });
  return pending;
}

/** The server took this one for none: it is not used again. */
export function refused(access) {
  if (held?.access === access) {
    held = undefined;
  }
}

async function renewed() {
  const refresh = held?.refresh;
  held = undefined;
  const tokens = (refresh && (await asked({ grant_type: "refresh_token", refresh_token: refresh }))) || (await signedIn());
  whose ??= tokens.person;
  if (tokens.person !== whose) {
    throw new SignedOut("another person");
  }
  held = tokens;
  return held.access;
}

/**
 * Asks for a code where one signs in. The console has the address of the login, so that its answer can be followed, and the address that it
 * ends at read: that of the console itself, of which nothing is run.
 */
async function signedIn() {
  const verifier = random();
  const state = random();
  const back = environment.baseUrl;
  const address = new URL(protocol("auth"));
  address.search = new URLSearchParams({
    client_id: environment.clientId,
    redirect_uri: back,
    response_type: "code",
    response_mode: "query",
    scope: "openid",
    prompt: "none",
    state,
    code_challenge: await challenge(verifier),
    code_challenge_method: "S256",
  });
  const reached = new URL((await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" })).url);
  const answer = reached.searchParams;
  if (!reached.href.startsWith(back) || answer.get("state") !== state || !answer.has("code")) {
    throw new SignedOut(answer.get("error") ?? "no code");
  }
  const tokens = await asked({
    grant_type: "authorization_code",
    code: answer.get("code"),
    redirect_uri: back,
    code_verifier: verifier,
  });
  if (!tokens) {
    throw new SignedOut("code refused");
  }
  return tokens;
}

/** Undefined where Keycloak refuses; another failure is an error. */
async function asked(parameters) {
  const answer = await fetch(protocol("token"), {
    method: "POST",
    body: new URLSearchParams({ client_id: environment.clientId, ...parameters }),
  });
  if (answer.status === 400 || answer.status === 401) {
    return undefined;
  }
  if (!answer.ok) {
    throw new Error(`token: ${answer.status}`);
  }
  const tokens = await answer.json();
  return {
    access: tokens.access_token,
    refresh: tokens.refresh_token,
    person: personIn(tokens.id_token),
    until: Date.now() + tokens.expires_in * 1000 - LEEWAY,
  };
}

/** Who has signed in, by the ID token, which has come from the server just now. */
function personIn(idToken) {
  const claims = idToken.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(claims), (letter) => letter.codePointAt(0)))).sub;
}

const protocol = (end) => `${realm()}/protocol/openid-connect/${end}`;

/** The address of the realm. */
export const realm = () => `${environment.serverBaseUrl.replace(/\/$/, "")}/realms/${encodeURIComponent(environment.realm)}`;

async function challenge(verifier) {
  return base64(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

const random = () => base64(crypto.getRandomValues(new Uint8Array(32)));

const base64 = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
